package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is new is there where one looks, and stays new until one has seen it. */
@Tag("browser")
class UnreadTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final String room = Person.unique("room");
    private final long id = grace.enters(room);

    UnreadTest() {
        ada.enters(room);
        say("old", 20);
        ada.put("/conversations/" + id + "/read", "no", 20).is(200);
    }

    @Test
    void aRoomOpensWhereWhatIsNewBeginsAndNothingIsReadBeforeItsEnd() {
        say("new", 30);
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            assertThat(page.locator("li.unread")).isInViewport();
            assertThat(page.locator("#m21")).isInViewport();
            assertThat(page.locator("#m50")).not().isInViewport();
            page.waitForTimeout(1_000);
            assertThat(unread()).isEqualTo(30);

            page.locator("#jump").click();
            assertThat(page.locator("#m50")).isInViewport();
            awaitRead();
        }
    }

    @Test
    void whatIsMoreThanAPageStaysNewUntilOneMoves() {
        say("new", 60);
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            assertThat(page.locator("a.first")).isVisible();
            assertThat(page.locator("#m80")).isInViewport();
            page.waitForTimeout(1_000);
            page.reload();
            Chromium.isAlive(page);
            assertThat(page.locator("a.first")).isVisible();
            assertThat(unread()).isEqualTo(60);

            page.evaluate("document.querySelector('.scroll').scrollTop = -5");
            awaitRead();
        }
    }

    @Test
    void whoComesBackBeginsWithWhatCameMeanwhile() {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            hide(page, true);
            say("meanwhile", 30);
            hide(page, false);
            assertThat(page.locator("#m21")).isInViewport();
            assertThat(page.locator("#m20 + li.unread")).isInViewport();
            assertThat(page.locator("#m50")).not().isInViewport();
            page.waitForTimeout(1_000);
            assertThat(unread()).isEqualTo(30);
        }
    }

    @Test
    void whoReadsFurtherUpIsBroughtToWhereWhatIsNewBegins() {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            page.evaluate("document.querySelector('.scroll').scrollTop = -400");
            say("below", 30);
            assertThat(page.locator("#jump")).hasText("30 new");
            page.locator("#jump").click();
            assertThat(page.locator("#m20 + li.unread")).isInViewport();
            assertThat(page.locator("#m50")).not().isInViewport();
            page.locator("#jump").click();
            assertThat(page.locator("#m50")).isInViewport();
            awaitRead();
        }
    }

    @Test
    void whatComesBeforeThePageIsToldThatOneHasScrolledUpIsNew() {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            page.evaluate("addEventListener('scroll', event => event.stopImmediatePropagation(), true);"
                    + " document.querySelector('.scroll').scrollTop = -400");
            say("at once", 1);
            assertThat(page.locator("#jump")).hasText("1 new");
            assertThat(page.locator("#m20 + li.unread")).isAttached();
        }
    }

    @Test
    void whoHasTouchedNothingForLongHasNotSeenWhatCame() {
        try (var chromium = Chromium.start()) {
            var page = newPage(chromium);
            page.clock().install();
            enter(page);
            page.clock().fastForward("06:00");
            say("unseen", 1);
            assertThat(page.locator("#m20 + li.unread")).isVisible();
            page.waitForTimeout(1_000);
            assertThat(unread()).isEqualTo(1);

            page.mouse().move(100, 100);
            awaitRead();
        }
    }

    @Test
    void whoComesBackToMoreThanAPageIsLedToWhereItBegins() {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium);
            hide(page, true);
            page.route("**/api/v1/sync*", Route::abort);
            say("meanwhile", 60);
            page.unroute("**/api/v1/sync*");
            hide(page, false);
            assertThat(page.locator("a.first")).isVisible();
            assertThat(page.locator("#m80")).isInViewport();
            page.waitForTimeout(2_000);
            assertThat(unread()).isEqualTo(60);
        }
    }

    private Page enter(Chromium chromium) {
        var page = newPage(chromium);
        enter(page);
        return page;
    }

    private static Page newPage(Chromium chromium) {
        return chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 844)).newPage();
    }

    private void enter(Page page) {
        Chromium.signsIn(page, ada);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
    }

    private void say(String what, int times) {
        for (var i = 0; i < times; i++) {
            grace.says(id, what + " and some more words").is(201);
        }
    }

    private int unread() {
        return ada.get("/conversations/" + id).is(200).body().path("unread").asInt();
    }

    private void awaitRead() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> unread() == 0);
    }

    /** As if another tab were in front. */
    private static void hide(Page page, boolean hidden) {
        page.evaluate("hidden => {"
                + " Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                + " document.dispatchEvent(new Event('visibilitychange')); }", hidden);
    }
}
