package parley.bench;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** How soon something is to be seen after a tap or a key, on a slow phone: writing, sending, opening what opens. */
final class Taps {
    private static final int ROUNDS = 10;
    private static final double PAUSE_MILLIS = 100;
    private static final String WORDS = "Did you see the moon tonight?";

    private Taps() {}

    static void measure(Demonstration demonstration, Chrome chrome, Report report) throws IOException {
        var page = demonstration.ada(chrome, ColorScheme.LIGHT);
        page.addInitScript(Watch.TAPS);
        page.navigate(demonstration.address() + Demonstration.ROOM);
        page.waitForFunction(Watch.ALIVE);
        Chrome.slow(page.context().newCDPSession(page));
        IntStream.range(0, ROUNDS).forEach(round -> talk(page));
        page.waitForTimeout(1_000);
        @SuppressWarnings("unchecked")
        var taps = ((List<Object>) page.evaluate("() => taps")).stream().map(Visit::number)
                .sorted().toList();
        page.context().close();
        report.hold("client: interaction to next paint, ms, p98 of %,d".formatted(taps.size()),
                taps.get((int) Math.ceil(0.98 * taps.size()) - 1), 100);
    }

    private static void talk(Page page) {
        page.locator("#composer textarea").pressSequentially(WORDS,
                new Locator.PressSequentiallyOptions().setDelay(PAUSE_MILLIS));
        page.locator("#composer .send").tap();
        page.waitForTimeout(PAUSE_MILLIS);
        page.locator(".here-button").tap();
        page.waitForTimeout(PAUSE_MILLIS);
        page.keyboard().press("Escape");
    }
}
