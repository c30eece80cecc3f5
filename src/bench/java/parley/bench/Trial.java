package parley.bench;

import java.util.ArrayList;
import java.util.List;

/** Works measured against each other: all are warmed up, then each gets a short slice in turn, so that drift cancels. */
final class Trial {
    private static final int ROUNDS = 3;

    private Trial() {}

    /**
     * What one work came to: medians of its slices.
     *
     * @param rate how often a second
     * @param cpuMicros the server's CPU time for one, in microseconds
     * @param times of all slices together
     */
    record Measured(double rate, double cpuMicros, Times times, int refused) {
        /** The rate, to read; with a warning if it is that of refusals. */
        @Override
        public String toString() {
            return Report.number(rate) + (refused == 0 ? "" : " (%,d refused!)".formatted(refused));
        }
    }

    static List<Measured> alternate(Settings settings, Server server, List<? extends Work> works) throws Exception {
        var tallies = new ArrayList<Tally>();
        for (var work : works) {
            work.slice(settings.warming());
            tallies.add(new Tally());
        }
        for (var round = 0; round < ROUNDS; round++) {
            for (var i = 0; i < works.size(); i++) {
                var before = server.cpu();
                var slice = works.get(i).slice(settings.slice());
                tallies.get(i).add(slice, server.cpu() - before);
            }
        }
        return tallies.stream().map(Tally::measured).toList();
    }

    private static final class Tally {
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> micros = new ArrayList<>();
        private final Times times = new Times();
        private int refused;

        void add(Work.Slice slice, double cpu) {
            rates.add(slice.rate());
            micros.add(1e6 * cpu / slice.times().count());
            times.addAll(slice.times());
            refused += slice.refused();
        }

        Measured measured() {
            return new Measured(median(rates), median(micros), times, refused);
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }
}
