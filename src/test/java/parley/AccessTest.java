package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page can be used by everyone, as far as axe can tell (WCAG 2.2 AA and best practice), and runs nothing but ours. */
@Timeout(180)
class AccessTest {
    /** Looks like markup wherever it is shown. */
    private static final String HOSTILE = "<img src=x onerror=window.hacked=1><b>\"'`${7*7}{{7*7}}</b>";

    private static final String AXE = script();

    private final Chromium chromium = Chromium.start();
    private final String room = Person.unique("kitchen");
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final List<String> complaints = new ArrayList<>();

    @AfterEach
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void everyPageCanBeUsedByEveryoneAndShowsHostileTextAsText(ColorScheme scheme) {
        talk();
        var browser = chromium.browser()
                .newContext(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(390, 844));
        var findings = new ArrayList<String>();
        Stream.of("/signin", "/signup", "/offline").forEach(path -> look(browser, path, findings));
        signsIn(browser);
        Stream.of(
                "/", "/rooms/" + room, "/rooms/" + room + "/about", "/groups/new", "/directs/" + grace.username(),
                "/rooms", "/people", "/people/" + grace.username(),
                "/people/" + ada.username(), "/settings", "/rooms/" + Person.unique("nowhere"), "/share?text=A+find",
                "/search?q=src",
                "/rooms/no%2Froom").forEach(path -> look(browser, path, findings));
        assertThat(look(browser, "/nothing/here", findings)).isEqualTo(404);
        assertThat(findings).isEmpty();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void soCanTheAdministratorsDesk(ColorScheme scheme) {
        talk();
        Person.admin().patch("/admin/users/" + ada.username(), "role", "admin").is(200);
        ada.uploads("\"><img src=x onerror='window.hacked = 1'>.txt", "Dear Grace".getBytes()).is(201);
        var browser = chromium.browser()
                .newContext(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(390, 844));
        var findings = new ArrayList<String>();
        signsIn(browser);
        var id = ada.get("/rooms/" + room).number("id");
        Stream.of(
                "", "/users", "/users/new", "/users/" + ada.username(), "/users/" + grace.username() + "/delete",
                "/rooms", "/rooms/new", "/rooms/" + id, "/messages?conversation=" + id,
                "/messages/" + id + "/1/delete", "/files", "/sessions", "/audit")
                .forEach(path -> assertThat(look(browser, "/admin" + path, findings)).as(path).isEqualTo(200));
        look(browser, "/conversations/" + id + "/messages/1/options", findings);
        look(browser, "/settings/delete", findings);
        look(browser, "/settings/devices", findings);
        assertThat(findings).isEmpty();
        assertThat(complaints).isEmpty();
    }

    private void talk() {
        ada.patch("/me", "displayName", HOSTILE, "bio", HOSTILE).is(200);
        var id = ada.enters(room);
        grace.enters(room);
        ada.says(id, HOSTILE);
        grace.says(id, "https://example.org/\"><script>alert(1)</script> javascript:alert(1)");
        ada.says(ada.opensDirectWith(grace), HOSTILE);
    }

    /** The page's status, and what is wrong with it. */
    private int look(BrowserContext browser, String path, List<String> findings) {
        var page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(path + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(path + ": " + error));
        var status = page.navigate(TestServer.address() + path).status();
        assertThat(page.evaluate("() => window.hacked ?? document.querySelector('img[src=x]')")).as(path).isNull();
        findings.addAll(axe(page, path));
        page.close();
        return status;
    }

    @SuppressWarnings("unchecked")
    private static List<String> axe(Page page, String path) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate("""
                async path => {
                  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const { violations } = await axe.run({ runOnly });
                  return violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ target }) => target).join(', ')}`);
                }""", path);
    }

    private void signsIn(BrowserContext browser) {
        var page = browser.newPage();
        Chromium.signsIn(page, ada);
        page.close();
    }

    private static String script() {
        try (var file = AccessTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
