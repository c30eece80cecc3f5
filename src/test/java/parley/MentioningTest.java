package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom one may mention is offered behind an @. */
@Timeout(120)
class MentioningTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    @BeforeEach
    void enter() {
        grace.enters(room);
        linus.enters(room);
    }

    @Test
    void membersAreFoundByNameAndByUsername() {
        var path = "/conversations/" + id + "/members?q=";
        assertThat(ada.get(path + grace.username().toUpperCase()).each("items", "username"))
                .isEqualTo(List.of(grace.username()));
        ada.patch("/me", "displayName", "Countess 100%").is(200);
        assertThat(grace.get(path + "countess").each("items", "username")).isEqualTo(List.of(ada.username()));
        assertThat(grace.get(path + "0%25").each("items", "username")).isEqualTo(List.of(ada.username()));
        assertThat(grace.get(path + "c%25s").each("items", "username")).isEmpty();
        assertThat(ada.get(path + "%20").each("items", "username")).hasSize(3);
        linus.delete("/conversations/" + id + "/members/" + linus.username()).is(204);
        assertThat(ada.get(path + linus.username()).each("items", "username")).isEmpty();
        linus.get(path).is(404);
    }

    /** Those keys mean something to the composer, too: it must not have them. */
    @Test
    @Tag("browser")
    void aKeyChoosesOneAndTheMessageIsSentByTheNext() {
        try (var chromium = Chromium.start()) {
            var page = opens(chromium, 1280);
            page.keyboard().type("Hello @");
            assertThat(options(page)).hasCount(2);
            page.keyboard().type(grace.username().substring(0, 3));
            assertThat(options(page)).hasCount(1);
            assertThat(page.locator("textarea")).hasAttribute("aria-activedescendant", "mention-" + grace.username());
            page.keyboard().press("Enter");
            assertThat(page.locator("textarea")).hasValue("Hello @" + grace.username() + " ");
            assertThat(page.locator(".mentions")).isHidden();
            assertThat(page.locator("textarea")).not().hasAttribute("aria-activedescendant",
                    "mention-" + grace.username());

            page.keyboard().type("and @");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(options(page).last()).hasAttribute("aria-selected", "true");
            page.keyboard().press("Escape");
            assertThat(page.locator(".mentions")).isHidden();
            page.keyboard().press("Enter");
            assertThat(page.locator(".message .body")).hasText("Hello @" + grace.username() + " and @");
        }
    }

    @Test
    @Tag("browser")
    void aChoiceIsTakenBackLikeWhatIsTyped() {
        try (var chromium = Chromium.start()) {
            var page = opens(chromium, 1280);
            var begun = "Hello @" + grace.username().substring(0, 3);
            page.keyboard().type(begun);
            options(page).click();
            assertThat(page.locator("textarea")).hasValue("Hello @" + grace.username() + " ");
            page.keyboard().press("Control+z");
            assertThat(page.locator("textarea")).hasValue(begun);
        }
    }

    @Test
    @Tag("browser")
    void itGoesWithTheCaretAndWithTheMessage() {
        try (var chromium = Chromium.start()) {
            var page = opens(chromium, 1280);
            page.keyboard().type("Hello @" + grace.username().substring(0, 3));
            assertThat(options(page)).hasCount(1);
            page.keyboard().press("Home");
            assertThat(page.locator(".mentions")).isHidden();
            page.keyboard().press("End");
            assertThat(options(page)).hasCount(1);
            page.keyboard().press("ArrowLeft");
            page.keyboard().press("Tab");
            assertThat(page.locator("textarea")).hasValue("Hello @" + grace.username() + " ");

            page.keyboard().type("@");
            assertThat(options(page)).hasCount(2);
            assertThat(page.locator(".mentions [aria-selected=true]")).hasCount(0);
            page.locator(".send").click();
            assertThat(page.locator(".mentions")).isHidden();
            assertThat(page.locator(".message .body")).hasText("Hello @" + grace.username() + " @");
        }
    }

    @Test
    @Tag("browser")
    void onAPhoneATapChoosesAlsoWhomOnlyTheServerKnows() {
        try (var chromium = Chromium.start()) {
            var page = opens(chromium, 390);
            page.evaluate("""
                    () => {
                      const everyone = Object.assign(document.createElement('p'), { className: 'everyone' });
                      document.querySelector('#here').replaceChildren(document.createElement('ul'), everyone);
                    }""");
            var asked = page.waitForResponse(
                    "**/members?*q=*", () -> page.locator("textarea").fill("@" + linus.username().substring(0, 3)));
            assertThat(asked.text()).contains(linus.username());
            assertThat(options(page)).hasCount(1);
            assertThat(options(page)).containsText("@" + linus.username());
            assertThat(page.locator(".mentions")).isInViewport();
            options(page).click();
            assertThat(page.locator("textarea")).hasValue("@" + linus.username() + " ");
            assertThat(page.locator("textarea")).isFocused();
        }
    }

    private Page opens(Chromium chromium, int width) {
        var page = chromium.signedIn(ada, width, 844);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        page.locator("textarea").focus();
        return page;
    }

    private static Locator options(Page page) {
        return page.locator(".mentions [role=option]");
    }
}
