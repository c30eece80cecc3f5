package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server is out of reach, and one opens the chat all the same. */
@Tag("browser")
@Timeout(120)
class OfflineTest {
    private static final String[] TWENTY = IntStream.rangeClosed(1, 20).mapToObj(i -> "written in a tunnel " + i)
            .toArray(String[]::new);

    private final Chromium chromium = Chromium.start();
    private final BrowserContext browser = chromium.browser().newContext();
    private final Path data = TestServer.newFolder();
    private final int port = ServerProcess.freePort();
    private final String room = Person.unique("kitchen");
    private final List<String> complaints = new ArrayList<>();
    private EmbeddedServer server = TestServer.start(port, data);
    private final String address = server.getURL().toString();
    private final Person ada = Person.named("ada", address);
    private final long id = ada.enters(room);

    @BeforeEach
    void hasBeenHereBefore() {
        var page = opens("/signin");
        page.getByLabel("Username").fill(ada.username());
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address + "/");
        page.waitForFunction("() => navigator.serviceWorker.controller");
        page.navigate(address + "/rooms/" + room);
        page.waitForFunction("async path => !!await caches.match(path)", "/rooms/" + room);
        page.close();
    }

    @AfterEach
    void end() {
        chromium.close();
        server.getApplicationContext().close();
    }

    @Test
    void styleSheetsComeInThePageUntilTheWorkerKeepsThem() {
        var known = opens("/people");
        var unknown = chromium.browser().newContext().newPage();
        unknown.navigate(address + "/signin");
        assertThat(known.locator("link[rel=stylesheet]")).hasCount(2);
        assertThat(unknown.locator("link[rel=stylesheet]")).hasCount(0);
        for (var page : List.of(known, unknown)) {
            assertThat(page.locator("body")).hasCSS("margin-top", "0px");
        }
    }

    @Test
    void whatIsWrittenInATunnelArrivesOnceAndInOrderThoughThePageWasClosedThere() {
        server.getApplicationContext().close();
        var page = opens("/rooms/" + room);
        Chromium.isAlive(page);
        for (var text : TWENTY) {
            page.locator("#composer textarea").fill(text);
            page.keyboard().press("Enter");
        }
        page.close();
        var again = opens("/rooms/" + room);
        assertThat(again.locator(".message[data-state='sending'] .body")).hasText(TWENTY);
        assertThat(again.locator("#banner span"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(10_000));

        server = TestServer.start(port, data);
        assertThat(again.locator(".message[id] .body"))
                .hasText(TWENTY, new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        Assertions.assertThat(ada.signsIn().reads(id).each("items", "body")).containsExactly(TWENTY);
    }

    @Test
    void whatWasNotKeptSaysSoAndTheListIsStillThere() {
        server.getApplicationContext().close();
        var page = opens("/people");
        assertThat(page.locator("h1")).hasText("No connection");
        page.getByText("Back to the conversations").click();
        assertThat(page.locator(".entry .title bdi").first()).hasText(room);
    }

    @Test
    void whatWasNotKeptIsShownWhenTheConnectionIsBack() {
        server.getApplicationContext().close();
        var page = opens("/people");
        assertThat(page.locator("h1")).hasText("No connection");
        server = TestServer.start(port, data);
        assertThat(page.locator("h1"))
                .hasText("People", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
    }

    @Test
    void aGroupIsKeptToo() {
        var others = List.of(Person.named("grace", address).username(), Person.named("linus", address).username());
        var path = "/groups/" + ada.post("/groups", "usernames", others).number("id");
        var page = opens(path);
        page.waitForFunction("async path => !!await caches.match(path)", path);
        server.getApplicationContext().close();
        Chromium.isAlive(opens(path));
    }

    @Test
    void whoCannotSignOutNowKeepsWhatTheyWrote() {
        var page = opens("/rooms/" + room);
        Chromium.isAlive(page);
        page.locator("#composer textarea").fill("A draft");
        page.navigate(address + "/settings");
        page.waitForSelector("#notices:not([hidden])");
        server.getApplicationContext().close();
        page.locator("form.leave button").click();
        assertThat(page.locator("form.leave .problem")).hasText("No connection");
        Assertions.assertThat(page.evaluate("() => Object.values(localStorage)").toString()).contains("A draft");
    }

    @Test
    void nothingOfTheApiIsKeptAndSigningOutLeavesNothingInAnyTab() {
        var page = opens("/rooms/" + room);
        var other = opens("/rooms/" + room);
        Chromium.isAlive(page);
        page.locator("#composer textarea").fill("A draft");
        page.waitForCondition(() -> kept(page).stream().anyMatch(url -> url.endsWith("/rooms/" + room)));
        Assertions.assertThat(kept(page)).isNotEmpty().noneMatch(url -> url.contains("/api/"))
                .anyMatch(url -> url.endsWith("/rooms/" + room));

        page.navigate(address + "/settings");
        page.locator("form.leave button").click();
        page.waitForURL(address + "/signin");
        other.waitForURL("**/signin**");
        Assertions.assertThat(kept(page)).noneMatch(url -> url.contains("/rooms/"));
        Assertions.assertThat(page.evaluate("() => Object.keys(localStorage).length")).isEqualTo(0);
        Assertions.assertThat(complaints).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(Page page) {
        return (List<String>) page.evaluate("""
                async () => (await Promise.all((await caches.keys()).map(async name =>
                  (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat()""");
    }

    private Page opens(String path) {
        var page = browser.newPage();
        page.onPageError(complaints::add);
        page.navigate(address + path);
        return page;
    }
}
