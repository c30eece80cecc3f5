package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one can do with a message: answer it, put it better, take it back. */
@Timeout(120)
class OptionTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    OptionTest() {
        grace.enters(room);
        ada.says(id, "The engine weaves <b>patterns</b>").is(201);
        grace.says(id, "algebraic ones?").is(201);
    }

    @Test
    void withoutAScriptAMessageIsAnswered() {
        var browser = Browser.of(grace);
        assertThat(browser.get("/rooms/" + room).text()).contains("href=\"" + place(1) + "/options\"");
        assertThat(browser.get(place(1) + "/options").is(200).text())
                .contains("The engine weaves &lt;b&gt;patterns").doesNotContain("/edit\"", "/delete\"");
        browser.post("/conversations/" + id + "/messages", "body", "How?", "replyTo", "1").is(303);

        assertThat(ada.reads(id).body().at("/items/2/replyTo").asInt()).isEqualTo(1);
        var page = Browser.of(ada).get("/rooms/" + room).text();
        assertThat(page).contains("class=\"reply\" href=\"" + place(1) + "\"");
    }

    @Test
    void withoutAScriptAMessageIsPutBetterAndTakenBackByItsAuthorAlone() {
        var author = Browser.of(grace);
        assertThat(author.get(place(2) + "/options").text()).contains("/edit\"", "/delete\"");
        assertThat(author.post(place(2) + "/edit", "body", " ").is(400).text()).contains("id=\"body-error\"");
        author.post(place(2) + "/edit", "body", "Algebraic\r\nones?").is(303);
        assertThat(ada.reads(id).body().at("/items/1/body").asText()).isEqualTo("Algebraic\nones?");

        author.post(place(1) + "/edit", "body", "mine now").is(403);
        author.post(place(1) + "/delete").is(403);
        Browser.of(Person.named("stranger")).get(place(1) + "/options").is(404);
        Browser.of(ada).post(place(2) + "/delete").is(303);
        assertThat(grace.reads(id).body().at("/items/1/deleted").asBoolean()).isTrue();
    }

    @Test
    void aLinkToAMessageLeadsToWhereItIsRead() {
        for (var i = 0; i < 60; i++) {
            ada.says(id, "line " + i).is(201);
        }
        var browser = Browser.of(grace);
        assertThat(browser.get(place(2)).is(303).header("location")).isEqualTo("/rooms/" + room + "?before=27#m2");
        assertThat(Browser.of(Person.named("stranger")).get(place(2)).is(303).header("location"))
                .as("a public room tells how to come in").isEqualTo("/rooms/" + room + "?message=2");
        assertThat(browser.get(place(60)).is(303).header("location")).isEqualTo("/rooms/" + room + "#m60");
        browser.get(place(99)).is(404);
    }

    @Test
    void withoutAScriptOneMarksAsReadAndLeavesForLater() {
        var browser = Browser.of(ada);
        assertThat(browser.get("/rooms/" + room).text()).contains("action=\"/conversations/" + id + "/read\"");
        browser.post("/conversations/" + id + "/read", "no", "2").is(303);
        assertThat(browser.get("/rooms/" + room).text()).doesNotContain("/read\"");

        assertThat(browser.get(place(2) + "/options").text())
                .contains("href=\"" + place(2) + "\"", "Mark as unread", "name=\"no\" value=\"1\"");
        assertThat(browser.post("/conversations/" + id + "/read", "no", "1", "back", "true").is(303).header("location"))
                .isEqualTo("/");
        assertThat(ada.get("/rooms/" + room).number("unread")).isEqualTo(1);
        browser.post("/conversations/" + id + "/read", "no", "nonsense").is(303);
        browser.post("/conversations/" + id + "/read", "no", "99").is(303);
        assertThat(ada.get("/rooms/" + room).number("readNo")).isEqualTo(2);
        Browser.of(Person.named("stranger")).post("/conversations/" + id + "/read", "no", "1").is(404);
    }

    @Test
    @Tag("browser")
    void aMessageIsLinkedToAndLeftForLater() {
        try (var chromium = Chromium.start()) {
            var context = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800)
                    .setPermissions(List.of("clipboard-read", "clipboard-write")));
            var page = context.newPage();
            enter(page, ada);
            assertThat(page.locator("#list [aria-current] .count")).isHidden();
            choose(page, 2, "link");
            page.waitForCondition(() -> page.evaluate("navigator.clipboard.readText()")
                    .equals(TestServer.address() + place(2)));
            page.navigate(TestServer.address() + place(2));
            page.waitForURL(TestServer.address() + "/rooms/" + room + "#m2");
            Chromium.isAlive(page);

            Awaitility.await().until(() -> ada.get("/rooms/" + room).number("unread") == 0);
            choose(page, 2, "unread");
            page.waitForURL(TestServer.address() + "/");
            assertThat(page.locator("#list [href='/rooms/" + room + "'] .count")).hasText("1 unread");
            assertThat(ada.get("/rooms/" + room).number("unread")).isEqualTo(1);
        }
    }

    @Test
    @Tag("browser")
    void theMenuOpensWhoeverIsFasterAndIsAPageWhereItCannotBeLoaded() {
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800)
                    .setServiceWorkers(ServiceWorkerPolicy.BLOCK)).newPage();
            enter(page, grace);
            var parts = new ArrayList<Route>();
            page.route("**/js/options*.js", parts::add);
            page.locator("#m1").hover();
            page.locator("#m1 .options").click();
            page.waitForCondition(() -> parts.size() == 1);
            assertThat(page.locator("#options")).isHidden();
            parts.getLast().resume();
            assertThat(page.locator("#options [data-deed=reply]")).isVisible();

            reload(page);
            page.locator("#m1").hover();
            page.locator("#m1 .options").click();
            page.waitForCondition(() -> parts.size() == 2);
            parts.getLast().abort();
            page.waitForURL(TestServer.address() + place(1) + "/options");
        }
    }

    @Test
    @Tag("browser")
    void onAPhoneATapOnAMessageOpensItsMenu() {
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 844)
                    .setHasTouch(true).setIsMobile(true)).newPage();
            enter(page, grace);

            page.locator("#m1 .bubble").tap();
            assertThat(page.locator("#options > button:visible"))
                    .hasText(new String[]{"Reply", "Copy text", "Copy link", "Mark as unread"});
            page.locator("#options [data-deed=reply]").tap();
            assertThat(page.locator("#strip span")).hasText("Replying to \u2068" + ada.username()
                    + "\u2069: \u2068The engine weaves <b>patterns</b>\u2069");
            page.locator("#composer textarea").fill("How?");
            reload(page);
            assertThat(page.locator("#strip span")).containsText("Replying to \u2068" + ada.username());
            page.locator(".send").tap();
            assertThat(page.locator("#m3 .reply span")).hasText("The engine weaves <b>patterns</b>");
            assertThat(page.locator("#strip")).isHidden();
            Awaitility.await().until(() -> ada.reads(id).body().at("/items/2/replyTo").asInt() == 1);
        }
    }

    @Test
    @Tag("browser")
    void withAMouseTheMenuIsBehindAButtonAndWhatWasBeingWrittenWaits() {
        try (var chromium = Chromium.start()) {
            var page = enterAtADesk(chromium, grace);
            page.locator("#composer textarea").fill("half a thought");

            choose(page, 2, "edit");
            assertThat(page.locator("#composer textarea")).hasValue("algebraic ones?");
            page.locator("#composer textarea").fill("Algebraic ones?");
            reload(page);
            assertThat(page.locator("#composer textarea")).hasValue("Algebraic ones?");
            page.locator("#composer .send").dblclick();
            assertThat(page.locator("#m2 .body")).hasText("Algebraic ones?");
            assertThat(page.locator("#m2 .edited")).isVisible();
            assertThat(page.locator("#composer textarea")).hasValue("half a thought");

            page.locator("#m2 .options").click();
            page.locator("#options [data-deed=remove]").click();
            assertThat(page.locator("#options [data-deed=remove]")).hasText("Delete for everyone?");
            page.locator("#options [data-deed=remove]").click();
            assertThat(page.locator("#m2 .gone")).isVisible();
            assertThat(ada.reads(id).body().at("/items/1/deleted").asBoolean()).isTrue();
        }
    }

    @Test
    @Tag("browser")
    void aChangeThatDidNotGetThroughIsThereAgain() {
        try (var chromium = Chromium.start()) {
            var page = enterAtADesk(chromium, grace);
            var text = page.locator("#composer textarea");
            var changes = new ArrayList<Route>();
            page.route("**/messages/2", changes::add);
            choose(page, 2, "edit");
            text.fill("Algebraic ones?");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> changes.size() == 1);
            reload(page);
            assertThat(text).hasValue("Algebraic ones?");

            page.keyboard().press("Enter");
            page.waitForCondition(() -> changes.size() == 2);
            text.fill("Something else");
            changes.getLast().abort();
            assertThat(page.locator("#strip span")).hasText("No connection");
            assertThat(text).hasValue("Something else");

            page.unroute("**/messages/2");
            choose(page, 2, "edit");
            assertThat(text).hasValue("Algebraic ones?");
            page.keyboard().press("Enter");
            assertThat(page.locator("#m2 .body")).hasText("Algebraic ones?");
            assertThat(text).hasValue("Something else");
            reload(page);
            assertThat(text).hasValue("Something else");
        }
    }

    @Test
    @Tag("browser")
    void whoPutsBetterWhatIsGoneByNowIsToldSo() {
        try (var chromium = Chromium.start()) {
            var page = enterAtADesk(chromium, grace);
            choose(page, 2, "edit");
            page.locator("#composer textarea").fill("Algebraic ones?");
            grace.delete("/conversations/" + id + "/messages/2").is(204);
            page.keyboard().press("Enter");
            assertThat(page.locator("#strip span")).hasText("Message deleted");
            assertThat(page.locator("#composer textarea")).hasValue("Algebraic ones?");
        }
    }

    @Test
    @Tag("browser")
    void whatWasPutBetterOrTakenBackIsSoInTheAnswersToo() {
        ada.post("/conversations/" + id + "/messages", "body", "Yes!", "replyTo", 2).is(201);
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newPage();
            enter(page, ada);
            var quote = page.locator("#m3 .reply span");
            assertThat(quote).hasText("algebraic ones?");
            grace.patch("/conversations/" + id + "/messages/2", "body", "Algebraic ones?").is(200);
            assertThat(quote).hasText("Algebraic ones?");
            grace.delete("/conversations/" + id + "/messages/2").is(204);
            assertThat(quote).hasText("Message deleted");
        }
    }

    @Test
    @Tag("browser")
    void theLineAboveWhatIsNewStaysWhereItIsAndEscapeLeavesOneWhereOneReads() {
        for (var i = 0; i < 40; i++) {
            grace.says(id, "line " + i).is(201);
        }
        try (var chromium = Chromium.start()) {
            var page = enterAtADesk(chromium, ada);
            grace.patch("/conversations/" + id + "/messages/2", "body", "Algebraic ones?").is(200);
            assertThat(page.locator("#m2 .body")).hasText("Algebraic ones?");
            assertThat(page.locator(".unread + #m2")).isVisible();

            choose(page, 1, "edit");
            page.keyboard().press("Escape");
            assertThat(page.locator("#strip")).isHidden();
            assertThat(page.locator("#m1")).isInViewport();
            reload(page);
            assertThat(page.locator("#composer textarea")).isEmpty();
        }
    }

    @Test
    @Tag("browser")
    void anAnswerGoesOnBeingOneAfterAChange() {
        try (var chromium = Chromium.start()) {
            var page = enterAtADesk(chromium, grace);
            choose(page, 1, "reply");
            page.locator("#composer textarea").fill("yes");
            choose(page, 2, "edit");
            page.locator("#composer textarea").fill("Algebraic ones?");
            page.keyboard().press("Enter");
            assertThat(page.locator("#m2 .body")).hasText("Algebraic ones?");
            assertThat(page.locator("#strip span")).containsText("Replying to");
            page.keyboard().press("Enter");
            assertThat(page.locator("#m3 .reply span")).hasText("The engine weaves <b>patterns</b>");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("browser")
    void copyingSaysThatItIsDoneAlsoWhereThePageCameOverPlainHttp(boolean secure) {
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800)
                    .setPermissions(List.of("clipboard-read", "clipboard-write"))).newPage();
            if (!secure) {
                page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
            }
            enter(page, grace);
            var written = page.locator("#composer textarea");
            page.evaluate("new MutationObserver(() => { globalThis.told ||= announcer.textContent; })"
                    + ".observe(announcer, { childList: true })");
            choose(page, 1, "copy");
            page.waitForCondition(() -> "Copied".equals(page.evaluate("globalThis.told")));
            assertThat(page.locator("#options")).isHidden();
            written.focus();
            page.keyboard().press("Control+V");
            assertThat(written).hasValue("The engine weaves <b>patterns</b>");

            choose(page, 2, "link");
            assertThat(page.locator("#options")).isHidden();
            written.fill("");
            page.keyboard().press("Control+V");
            assertThat(written).hasValue(TestServer.address() + place(2));
        }
    }

    private static void choose(Page page, int no, String deed) {
        page.locator("#m" + no).hover();
        page.locator("#m" + no + " .options").click();
        page.locator("#options [data-deed=" + deed + "]").click();
    }

    private Page enterAtADesk(Chromium chromium, Person person) {
        var page = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800)).newPage();
        enter(page, person);
        return page;
    }

    private void enter(Page page, Person person) {
        Chromium.signsIn(page, person);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
    }

    private static void reload(Page page) {
        page.reload();
        Chromium.isAlive(page);
    }

    private String place(int no) {
        return "/conversations/" + id + "/messages/" + no;
    }
}
