package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is different on a phone: one page at a time, and a keyboard that covers half of it. */
@Tag("browser")
@Timeout(120)
class PhoneTest {
    /** As iOS has it: the keyboard makes the visual viewport smaller, and nothing else. */
    private static final String COVERING_KEYBOARD = """
            window.GestureEvent = class {};
            const viewport = Object.assign(new EventTarget(), { height: innerHeight, scale: 1 });
            Object.defineProperty(window, 'visualViewport', { value: viewport });
            window.keyboard = height => {
              viewport.height = innerHeight - height;
              viewport.dispatchEvent(new Event('resize'));
            };""";
    private static final int KEYBOARD = 336;

    private final Person ada = Person.named("ada");
    private final String room = Person.unique("room");
    private final Chromium chromium = Chromium.start();
    private final Page page = chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 844)
            .setHasTouch(true).setIsMobile(true)).newPage();

    @BeforeEach
    void isInARoom() {
        ada.says(ada.enters(room), "Clay").is(201);
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void theKeyboardLeavesTheComposerInSight() {
        page.addInitScript(COVERING_KEYBOARD);
        enter();
        page.locator("#composer textarea").focus();
        page.evaluate("height => keyboard(height)", KEYBOARD);
        page.waitForCondition(() -> composerEnds() <= 844 - KEYBOARD);
        Assertions.assertThat(composerEnds()).as("nor higher than it has to be").isGreaterThan(844 - KEYBOARD - 40);

        page.locator("#m1 .bubble").tap();
        page.locator("#options .reactions button").last().tap();
        assertThat(page.locator("#options input")).isVisible();
        page.locator("#options input").focus();
        page.waitForCondition(() -> ends("#options input") <= 844 - KEYBOARD);
        page.keyboard().press("Escape");

        page.evaluate("document.activeElement.blur(); keyboard(0)");
        page.waitForCondition(() -> composerEnds() > 844 - 40);
        page.evaluate("height => keyboard(height)", KEYBOARD);
        Assertions.assertThat(composerEnds()).as("where nobody writes, that is no keyboard").isGreaterThan(844 - 40);

        page.navigate(TestServer.address() + "/settings");
        page.waitForFunction("() => document.readyState === 'complete'");
        page.locator("#current-password").scrollIntoViewIfNeeded();
        page.locator("#current-password").focus();
        var before = page.evaluate("scrollY");
        page.evaluate("height => keyboard(height)", KEYBOARD);
        Assertions.assertThat(page.evaluate("scrollY")).as("a page that scrolls as a whole is let be")
                .isEqualTo(before);
    }

    @Test
    void theArrowLeadsBackToTheListAndBackDoesNotLeadInCircles() {
        Chromium.signsIn(page, ada);
        page.locator("#list [href='/rooms/" + room + "']").tap();
        page.waitForURL(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        var visited = page.evaluate("history.length");
        page.locator(".back").tap();
        page.waitForURL(TestServer.address() + "/");
        Assertions.assertThat(page.evaluate("navigation.currentEntry.index"))
                .isEqualTo(page.evaluate("navigation.entries().length - 2"));
        Assertions.assertThat(page.evaluate("history.length")).isEqualTo(visited);

        page.navigate(TestServer.address() + "/people");
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        page.locator(".back").tap();
        page.waitForURL(TestServer.address() + "/");
        Assertions.assertThat(page.evaluate("navigation.entries().at(-2).url"))
                .as("who came from elsewhere goes on").isEqualTo(TestServer.address() + "/rooms/" + room);
    }

    @Test
    void theArrowOfAProfileLeadsBackToWhereItWasOpened() {
        enter();
        page.locator(".here-button").tap();
        page.waitForRequest(request -> request.url().contains("/api/v1/sync") && page.url().contains("/people/"),
                () -> page.locator("#here a").first().tap());
        page.locator("[data-returns]").tap();
        page.waitForURL("**/rooms/" + room);
    }

    private void enter() {
        Chromium.signsIn(page, ada);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
    }

    private double composerEnds() {
        return ends("#composer");
    }

    private double ends(String selector) {
        var box = page.locator(selector).boundingBox();
        return box.y + box.height;
    }
}
