package parley.bench;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** What a page costs that somebody looks at while nothing happens. */
final class Idleness {
    private static final int SETTLED_MILLIS = 20_000;

    private Idleness() {}

    static void measure(Demonstration demonstration, Chrome chrome, int minutes, Report report) throws IOException {
        var page = demonstration.ada(chrome, ColorScheme.LIGHT);
        page.navigate(demonstration.address() + Demonstration.ROOM);
        page.waitForTimeout(SETTLED_MILLIS);
        var requests = new AtomicInteger();
        page.context().onRequest(request -> requests.incrementAndGet());
        var bytes = demonstration.relay().both();
        page.waitForTimeout(minutes * 60e3);
        bytes = demonstration.relay().both() - bytes;
        page.context().close();
        var measured = ", idle, from %d minutes".formatted(minutes);
        report.hold("client: requests an hour" + measured, requests.get() * 60.0 / minutes, 90);
        report.hold("client: kB an hour, both ways" + measured, bytes * 60 / 1e3 / minutes, 90);
    }
}
