package parley.bench;

import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The table that comes out in the end. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    void add(String figure, String measured, String ceiling, String ratio, String target) {
        var line = "| " + String.join(" | ", figure, measured, ceiling, ratio, target) + " |";
        lines.add(line);
        say(line);
    }

    /** A figure with a ceiling of the same run, and what part of it is reached. */
    void compare(String figure, Trial.Measured measured, Trial.Measured ceiling, String target) {
        add(figure, measured.toString(), ceiling.toString(), ratio(measured.rate(), ceiling.rate()), target);
    }

    /** A figure that has no ceiling. */
    void add(String figure, String measured, String target) {
        add(figure, measured, "", "", target);
    }

    /** A figure that must not be larger than its budget. */
    void hold(String figure, double measured, double most) {
        judge(figure, measured, measured <= most, "≤ " + budget(most));
    }

    /** A figure that must not be smaller than its budget. */
    void reach(String figure, double measured, double least) {
        judge(figure, measured, measured >= least, "≥ " + budget(least));
    }

    private void judge(String figure, double measured, boolean ok, String budget) {
        add(figure, measured > 0 && measured < 1 ? "%.4f".formatted(measured) : number(measured), "", "",
                budget + (ok ? ", ok" : ", MISSED"));
    }

    private static String budget(double figure) {
        return new DecimalFormat("#,##0.##").format(figure);
    }

    void note(String figure, String words) {
        add(figure, words, "");
    }

    String table(Site site) throws Exception {
        var head = "%s, %,d messages, %,d users; %d cores, Java %s".formatted(
                site.database().name(), site.town().messages(), site.town().users(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        return head + "\n\n| figure | measured | ceiling in the same run | ratio | target |\n|---|---|---|---|---|\n"
                + String.join("\n", lines);
    }

    static String ratio(double figure, double ceiling) {
        return "%.2f".formatted(figure / ceiling);
    }

    static String number(double value) {
        return value < 100 ? "%.1f".formatted(value) : "%,.0f".formatted(value);
    }

    static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }

    /** Tells whoever waits for the table how far it has come. */
    static void say(String line) {
        System.err.println(line);
    }
}
