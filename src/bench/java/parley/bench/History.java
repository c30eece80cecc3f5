package parley.bench;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Pages of fifty messages near the end of a great room, and as far back as it goes up to a million. */
final class History implements Part {
    private static final int CONNECTIONS = 16;
    private static final int NEAR = 10;
    private static final int FAR = 1_000_000;
    private static final int SPREAD = 1_000;
    private static final int PAGES = 200;

    @Override
    public void measure(Site site, Report report) throws Exception {
        var deep = (int) Math.min(FAR, site.town().greatNo() * 9 / 10);
        try (var server = site.serve()) {
            var crowd = Crowd.signIn(server, CONNECTIONS);
            try (var near = new Load(server, pages(site, crowd, NEAR));
                    var far = new Load(server, pages(site, crowd, deep))) {
                var measured = Trial.alternate(site.settings(), server, List.of(near, far));
                report.add("history pages/s, %d deep".formatted(NEAR), measured.get(0).toString(), "≥ 2,000 on MySQL");
                report.compare("history pages/s, %,d deep".formatted(deep), measured.get(1), measured.get(0),
                        "0.83 to 1.20 of near ones");
                report.add("p50 / p99 of a page, ms, near the end", measured.get(0).times().toString(), "");
                report.add("server CPU a page, µs, near the end", Report.number(measured.get(0).cpuMicros()), "");
            }
        }
    }

    private static List<Supplier<byte[]>> pages(Site site, Crowd crowd, int depth) {
        return IntStream.range(0, CONNECTIONS).mapToObj(i -> pages(site, crowd.token(i), depth)).toList();
    }

    /** Different ones, but not so many that reading them from the disk is what is measured. */
    private static Supplier<byte[]> pages(Site site, String token, int depth) {
        var random = ThreadLocalRandom.current();
        var path = "/api/v1/conversations/" + site.town().great() + "/messages?limit=50&before=";
        var pages = IntStream.range(0, PAGES)
                .mapToObj(i -> site.town().greatNo() - depth - random.nextInt(SPREAD))
                .map(no -> Request.get(path + no, token))
                .toArray(byte[][]::new);
        return () -> pages[ThreadLocalRandom.current().nextInt(PAGES)];
    }
}
