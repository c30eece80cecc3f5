package parley.bench;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What the web client weighs and how soon it answers, on a phone that is slow and far away, against its budgets. */
final class Client implements Part {
    private static final int VISITS = 3;

    @Override
    public boolean needsTown() {
        return false;
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        try (var demonstration = Demonstration.open(site.folder().resolve("demonstration"));
                var chrome = Chrome.start()) {
            report.note("the client's browser", "Chromium " + chrome.version());
            visit(demonstration, chrome, report);
            Taps.measure(demonstration, chrome, report);
            Idleness.measure(demonstration, chrome, site.settings().minutes(), report);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Axe.measure(demonstration, chrome, scheme, report);
            }
            Lighthouse.measure(demonstration, chrome, site.folder(), report);
            Flood.measure(demonstration, chrome, report);
        }
    }

    private static void visit(Demonstration demonstration, Chrome chrome, Report report) throws Exception {
        var server = demonstration.serverMillis();
        var visits = new Visits();
        // the browser, too, has just begun, and loads windows of its own
        Visit.of(demonstration, chrome);
        for (var i = 0; i < VISITS; i++) {
            visits.add(Visit.of(demonstration, chrome));
        }
        report.hold("client: kB of a room with 50 messages, cold", visits.median(Visit::kilobytes), 35);
        report.add("client: of these, kB of " + Visit.KINDS, visits.any().perKind(), "");
        report.add("client: kB with pictures and what the worker fetches besides",
                Report.number(visits.median(Visit::everything)), "");
        report.add("client: requests of the page", Report.number(visits.median(Visit::requests)), "");
        report.add("client: ms that the server takes for the page", Report.number(server), "");
        report.hold("client: ms to the first message, without these", visits.median(Visit::first) - server, 1_400);
        report.add("client: ms until its script has taken over", Report.number(visits.median(Visit::alive)), "");
        report.hold("client: cumulative layout shift", visits.median(Visit::shift), 0.01);
        report.hold("client: total blocking time, ms", visits.median(Visit::blocked), 100);
    }
}
