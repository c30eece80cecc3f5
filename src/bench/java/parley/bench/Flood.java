package parley.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What a page holds that has heard very many messages as they came. */
final class Flood {
    private static final int MESSAGES = 10_000;
    private static final String LAST = "That was all of it.";
    private static final double PATIENCE_MILLIS = 120_000;

    private Flood() {}

    static void measure(Demonstration demonstration, Chrome chrome, Report report) throws Exception {
        var page = demonstration.ada(chrome, ColorScheme.LIGHT);
        page.navigate(demonstration.address() + Demonstration.ROOM);
        page.waitForFunction(Watch.ALIVE);
        var room = Long.parseLong(page.locator("#conversation").getAttribute("data-id"));
        var begin = System.nanoTime();
        pour(demonstration, room);
        try (var caller = new Caller(demonstration.server().port())) {
            post(caller, room, demonstration.token("grace"), LAST);
        }
        page.locator(".message .body").filter(new Locator.FilterOptions().setHasText(LAST))
                .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
        var session = page.context().newCDPSession(page);
        session.send("Performance.enable");
        session.send("HeapProfiler.collectGarbage");
        var metrics = session.send("Performance.getMetrics");
        page.context().close();
        report.add("client: seconds in which it heard %,d messages".formatted(MESSAGES),
                Long.toString(Report.secondsSince(begin)), "");
        report.hold("client: MB of heap after %,d messages".formatted(MESSAGES),
                metric(metrics, "JSHeapUsedSize") / 1e6,
                6);
        report.hold("client: nodes after %,d messages".formatted(MESSAGES), metric(metrics, "Nodes"), 6_000);
    }

    private static void pour(Demonstration demonstration, long room) throws Exception {
        var others = demonstration.others();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var each = others.stream().<Callable<Void>>map(
                    who -> () -> talk(demonstration, room, who, MESSAGES / others.size())).toList();
            for (var talk : threads.invokeAll(each)) {
                talk.get();
            }
        }
    }

    private static Void talk(Demonstration demonstration, long room, String who, int count) throws IOException {
        var token = demonstration.token(who);
        try (var caller = new Caller(demonstration.server().port())) {
            for (var i = 0; i < count; i++) {
                post(caller, room, token, Posts.BODY);
            }
        }
        return null;
    }

    private static void post(Caller caller, long room, String token, String body) throws IOException {
        var answer = caller.ask(Posts.post(room, token, body, UUID.randomUUID().toString()));
        if (answer.status() != 201) {
            throw new IOException("Not posted: " + answer.body());
        }
    }

    private static double metric(JsonObject metrics, String name) {
        for (JsonElement metric : metrics.getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalArgumentException(name);
    }
}
