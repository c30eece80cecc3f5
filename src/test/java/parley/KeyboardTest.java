package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Someone at a desk who leaves the mouse alone. */
@Tag("browser")
@Timeout(120)
class KeyboardTest {
    private final Person ada = Person.named("ada");
    private final String studio = Person.unique("studio");
    private final String garden = Person.unique("garden");
    private final Chromium chromium = Chromium.start();
    private final Page page = chromium.browser().newPage();

    @BeforeEach
    void isInTwoRooms() {
        ada.says(ada.enters(studio), "Clay").is(201);
        ada.says(ada.enters(garden), "Peonies").is(201);
        Chromium.signsIn(page, ada);
        page.navigate(TestServer.address() + "/rooms/" + garden);
        isAlive(page);
    }

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void goesFromConversationToConversationAndToTheFieldForAnother() {
        page.keyboard().press("Alt+ArrowDown");
        page.waitForURL(TestServer.address() + "/rooms/" + studio);
        isAlive(page);
        page.keyboard().press("Alt+ArrowUp");
        page.waitForURL(TestServer.address() + "/rooms/" + garden);
        isAlive(page);
        page.keyboard().press("Control+k");
        assertThat(page.locator(".join input")).isFocused();
    }

    @Test
    void goesOnWritingWhereTheyAreWhileThePageComesAlive() {
        var slow = chromium.browser()
                .newContext(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK)).newPage();
        Chromium.signsIn(slow, ada);
        var script = Chromium.holdsBackTheScript(slow, TestServer.address() + "/rooms/" + garden);
        slow.locator(".join input").focus();
        slow.keyboard().type("the");
        script.resume();
        Chromium.isAlive(slow);
        slow.keyboard().type("ir room");
        assertThat(slow.locator(".join input")).hasValue("their room");
    }

    @Test
    void skipsTheListAndGoesToTheConversation() {
        page.locator(".side .home").focus();
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator(".skip")).isFocused();
        assertThat(page.locator(".skip")).isInViewport();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator("#conversation h1 a")).isFocused();
    }

    @Test
    void isToldHowMuchMoreFitsNearTheEndOfThat() {
        var text = page.locator("#composer textarea");
        text.fill("x".repeat(9_400));
        assertThat(page.locator("#composer .problem")).hasCount(0);
        text.fill("x".repeat(9_900));
        assertThat(page.locator("#composer .problem")).hasText("100 more characters fit");
        text.press("y");
        assertThat(page.locator("#composer .problem")).hasText("99 more characters fit");
        page.keyboard().press("Enter");
        assertThat(page.locator("#m2")).isVisible();
        assertThat(page.locator("#composer .problem")).isHidden();
    }

    @Test
    void losesNothingOfWhatIsTooLongToBeSent() {
        var text = page.locator("#composer textarea");
        text.fill("x".repeat(10_002));
        assertThat(page.locator("#composer .problem")).hasText("2 characters too many");
        page.keyboard().press("Enter");
        text.press("Backspace");
        assertThat(page.locator("#composer .problem")).hasText("1 character too many");
        assertThat(page.locator("#m2")).hasCount(0);
        text.press("Backspace");
        page.keyboard().press("Enter");
        assertThat(page.locator("#m2")).isVisible();
        assertThat(text).hasValue("");

        text.fill("🎉".repeat(9_999));
        assertThat(page.locator("#composer .problem")).hasText("1 more character fits");
    }

    @Test
    void putsTheLatestMessageBetter() {
        page.locator("#composer textarea").focus();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#composer textarea")).hasValue("Peonies");
        page.keyboard().type("!");
        page.keyboard().press("Escape");
        assertThat(page.locator("#composer textarea")).hasValue("");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("End");
        page.keyboard().type(" and roses");
        page.keyboard().press("Enter");
        assertThat(page.locator(".message .body")).hasText("Peonies and roses");
    }

    /** As by who cannot let it go quickly. */
    @Test
    void anEnterThatIsHeldDownIsOne() {
        page.locator("#composer textarea").fill("half a thought");
        page.locator("#m1").hover();
        page.locator("#m1 .options").click();
        page.locator("#options [data-deed=edit]").click();
        page.locator("#composer textarea").fill("Peonies and roses");
        holdsEnter();
        assertThat(page.locator("#m1 .body")).hasText("Peonies and roses");
        assertThat(page.locator("#composer textarea")).hasValue("half a thought");

        page.locator("#m1 .options").focus();
        page.keyboard().down("Enter");
        assertThat(page.locator("#options .reactions button").first()).isFocused();
        page.keyboard().down("Enter");
        assertThat(page.locator("#options")).isVisible();
        page.keyboard().up("Enter");
        page.keyboard().press("Escape");
        assertThat(page.locator("#options")).isHidden();
        page.locator("#composer textarea").press("Enter");
        assertThat(page.locator(".message .body")).hasText(new String[]{"Peonies and roses", "half a thought"});
        assertThat(page.locator(".message .reactions")).hasCount(0);
    }

    private void holdsEnter() {
        page.keyboard().down("Enter");
        page.keyboard().down("Enter");
        page.keyboard().up("Enter");
    }

    @Test
    void asksForHelpWithAQuestionMarkUnlessTheyWriteOneOrDoNotWantThat() {
        page.locator("#composer textarea").focus();
        page.keyboard().type("?");
        assertThat(page.locator("#composer textarea")).hasValue("?");
        page.locator(".scroll").focus();
        var sheet = page.waitForResponse("**/shortcuts", () -> page.keyboard().press("?"));
        Assertions.assertThat(sheet.text()).contains("help").doesNotContain("<style>");
        assertThat(page.locator("#help")).isVisible();
        page.locator("#help input").uncheck();
        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();
        page.reload();
        isAlive(page);
        page.locator(".scroll").focus();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isHidden();
        page.keyboard().press("Control+/");
        assertThat(page.locator("#help")).isVisible();
        assertThat(page.locator("#help input")).not().isChecked();
    }

    @Test
    void findsWhatWasBegunInTheListUntilItIsSent() {
        page.locator("#composer textarea").fill("and then");
        page.navigate(TestServer.address() + "/");
        var entry = page.locator(".entry", new Page.LocatorOptions().setHasText(garden));
        assertThat(entry.locator(".draft bdi")).hasText("and then");
        assertThat(entry.locator(".last")).isHidden();

        page.navigate(TestServer.address() + "/rooms/" + garden);
        isAlive(page);
        page.locator("#composer textarea").press("Enter");
        assertThat(page.locator(".message[id] .body")).hasText(new String[]{"Peonies", "and then"});
        page.navigate(TestServer.address() + "/");
        assertThat(entry.locator(".said")).hasText(Pattern.compile("and then"));
        assertThat(entry.locator(".draft")).isHidden();
    }

    /** The part of the script that hears keys comes a moment later. */
    private static void isAlive(Page page) {
        Chromium.isAlive(page);
        assertThat(page.locator(".join input[aria-keyshortcuts]")).isVisible();
    }
}
