package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewPageOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing that was typed is lost, whatever the network, the browser or the session do. */
@Tag("browser")
@Timeout(120)
class OutboxTest {
    private static final List<String> TWENTY = IntStream.rangeClosed(1, 20).mapToObj(i -> "written offline " + i)
            .toList();

    private final Chromium chromium = Chromium.start();
    private final BrowserContext browser = chromium.browser().newContext();
    private final String room = Person.unique("kitchen");
    private final Person ada = Person.named("ada");
    private final long id = ada.enters(room);
    private Page page;

    @BeforeEach
    void opensTheRoom() {
        page = browser.newPage();
        page.navigate(TestServer.address() + "/signin?next=/rooms/" + room);
        signsIn();
    }

    @AfterEach
    void end() {
        chromium.close();
    }

    @Test
    void twentyWrittenOfflineAreThereOnceAndInOrderAfterThePageWasClosed() {
        browser.setOffline(true);
        TWENTY.forEach(this::says);
        assertThat(page.locator(".message[data-state='sending']")).hasCount(20);
        page.close();

        browser.setOffline(false);
        page = browser.newPage();
        page.navigate(TestServer.address() + "/");
        page.waitForCondition(() -> said().size() == 20);
        Assertions.assertThat(said()).isEqualTo(TWENTY);
        page.navigate(TestServer.address() + "/rooms/" + room);
        assertThat(page.locator(".message .body")).hasText(TWENTY.toArray(String[]::new));
        assertThat(page.locator("[data-state]")).hasCount(0);
    }

    @Test
    void whereTheBrowserHasNeitherDatabaseNorLocksItIsKeptToo() {
        browser.addInitScript("delete window.indexedDB; delete Navigator.prototype.locks; delete crypto.randomUUID;");
        page.reload();
        Chromium.isAlive(page);
        browser.setOffline(true);
        TWENTY.forEach(this::says);
        assertThat(page.locator(".message[data-state='sending']")).hasCount(20);
        page.close();

        browser.setOffline(false);
        page = browser.newPage();
        page.navigate(TestServer.address() + "/rooms/" + room);
        assertThat(page.locator(".message[id] .body")).hasText(TWENTY.toArray(String[]::new),
                new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        Assertions.assertThat(said()).isEqualTo(TWENTY);
    }

    @Test
    void aRefusedMessageSaysWhyAndIsEditedOrSentAgainOrDiscarded() {
        var refusal = new Route.FulfillOptions().setStatus(400).setContentType("application/problem+json")
                .setBody("{}");
        page.route("**/messages", route -> route.fulfill(refusal));
        says("one");
        says("two");
        says("three");
        assertThat(page.locator("[data-state='failed'] .reason"))
                .hasText(new String[]{"The server does not take this message", "The server does not take this message",
                    "The server does not take this message"});
        page.reload();
        assertThat(page.locator("[data-state='failed']")).hasCount(3);

        page.unroute("**/messages");
        page.locator("[data-state='failed'] .retry").first().click();
        assertThat(page.locator(".message[id] .body")).hasText("one");
        page.locator("[data-state='failed'] .edit").first().click();
        assertThat(page.locator("#composer textarea")).hasValue("two");
        page.locator("#composer textarea").pressSequentially(" and a half");
        page.keyboard().press("Enter");
        page.locator("[data-state='failed'] .discard").click();
        assertThat(page.locator(".message[id] .body")).hasText(new String[]{"one", "two and a half"});
        Assertions.assertThat(said()).containsExactly("one", "two and a half");
    }

    @Test
    void whatIsWrittenBeforeTheScriptIsThereIsADraftTooAndFollowsAnOlderOne() {
        page = chromium.browser()
                .newPage(new NewPageOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        Chromium.signsIn(page, ada);
        for (var thoughts : List.of("First", "First\nSecond")) {
            var script = Chromium.holdsBackTheScript(page, TestServer.address() + "/rooms/" + room);
            page.locator("#composer textarea").fill(thoughts.substring(thoughts.lastIndexOf('\n') + 1));
            script.resume();
            Chromium.isAlive(page);
            assertThat(page.locator("#composer textarea")).hasValue(thoughts);
            page.reload();
            Chromium.isAlive(page);
            assertThat(page.locator("#composer textarea")).hasValue(thoughts);
        }
    }

    @Test
    void whoseSessionHasEndedSignsInAgainAndFindsTheDraftAndWhatWasSent() {
        page.locator("#composer textarea").fill("Half a thou");
        ada.delete("/me/sessions/" + browserSession()).is(204);
        page.waitForURL("**/signin?**");
        Assertions.assertThat(page.url()).contains("next=%2Frooms%2F" + room);
        signsIn();
        assertThat(page.locator("#composer textarea")).hasValue("Half a thou");

        browser.setOffline(true);
        says("A whole one");
        ada.delete("/me/sessions/" + browserSession()).is(204);
        browser.setOffline(false);
        page.waitForURL("**/signin?**");
        signsIn();
        assertThat(page.locator(".message[id] .body")).hasText("A whole one");
        assertThat(page.locator("#composer textarea")).isEmpty();
    }

    /** By the time its requests are answered, somebody may have signed in again. */
    @Test
    void aWorkerThatBeginsOnceTheSessionHasEndedTakesNoCookiesAway() {
        try (var fresh = chromium.browser().newContext()) {
            fresh.addCookies(browser.cookies().stream().map(OutboxTest::copy).toList());
            ada.delete("/me/sessions/" + browserSession()).is(204);
            var blank = fresh.newPage();
            blank.route("**/blank", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")));
            blank.navigate(TestServer.address() + "/blank");
            blank.evaluate("""
                    async () => {
                      await navigator.serviceWorker.register('/sw.js');
                      const { active } = await navigator.serviceWorker.ready;
                      if (active.state === 'activated') return;
                      await new Promise(done => active.addEventListener('statechange', done));
                    }""");
            Assertions.assertThat(fresh.cookies()).extracting(cookie -> cookie.name)
                    .contains("parley", "parley-refresh");
        }
    }

    @Test
    void signingOutOfASessionThatHasEndedLeavesNothingEither() {
        page.locator("#composer textarea").fill("Half a thou");
        page.navigate(TestServer.address() + "/settings");
        page.waitForSelector("#notices:not([hidden])");
        ada.delete("/me/sessions/" + browserSession()).is(204);
        page.locator("form.leave button").click();
        page.waitForURL("**/signin**");
        Assertions.assertThat(page.evaluate("() => Object.values(localStorage)").toString())
                .doesNotContain("Half a thou");
    }

    private void signsIn() {
        page.getByLabel("Username").fill(ada.username());
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.keyboard().press("Enter");
        Chromium.isAlive(page);
    }

    private static Cookie copy(Cookie cookie) {
        return new Cookie(cookie.name, cookie.value)
                .setDomain(cookie.domain)
                .setPath(cookie.path)
                .setExpires(cookie.expires);
    }

    private String browserSession() {
        return ada.get("/me/sessions").is(200).items("items").filter(session -> !session.path("current").asBoolean())
                .findFirst().orElseThrow().path("id").asText();
    }

    private List<String> said() {
        return ada.reads(id).each("items", "body").toList();
    }

    private void says(String text) {
        page.locator("#composer textarea").fill(text);
        page.locator("#composer .send").click();
    }
}
