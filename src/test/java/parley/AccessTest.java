package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every page can be used by everyone, as far as axe can tell (WCAG 2.2 AA and best practice), and runs nothing but ours. */
@Tag("browser")
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

    private Page page;

    @BeforeEach
    void open() {
        page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 844));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    @AfterEach
    void end() {
        chromium.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyPageCanBeUsedByEveryoneAndShowsHostileTextAsText() {
        talk();
        Stream.of("/signin", "/signup", "/password?token=spent", "/offline").forEach(this::look);
        Chromium.signsIn(page, ada);
        var id = ada.get("/rooms/" + room).number("id");
        Stream.of(
                "/", "/rooms/" + room, "/rooms/" + room + "/about", "/rooms/" + room + "/about/delete",
                "/rooms/" + room + "/about/heir/" + grace.username(), "/groups/new", "/directs/" + grace.username(),
                "/rooms", "/people", "/people/" + grace.username(),
                "/people/" + ada.username(), "/settings", "/rooms/" + Person.unique("nowhere"), "/share?text=A+find",
                "/search?q=src", "/conversations/" + id + "/members",
                "/conversations/" + id + "/messages/1/options")
                .forEach(path -> assertThat(look(path)).as(path).isEqualTo(200));
        assertThat(look("/rooms/no%2Froom")).isEqualTo(400);
        assertThat(look("/nothing/here")).isEqualTo(404);
    }

    @Test
    void soCanTheAdministratorsDesk() {
        talk();
        Person.admin().patch("/admin/users/" + ada.username(), "role", "admin").is(200);
        ada.uploads("\"><img src=x onerror='window.hacked = 1'>.txt", "Dear Grace".getBytes()).is(201);
        Chromium.signsIn(page, ada);
        var id = ada.get("/rooms/" + room).number("id");
        Stream.of(
                "", "/users", "/users/new", "/users/" + ada.username(), "/users/" + grace.username() + "/delete",
                "/rooms", "/rooms/new", "/rooms/" + id, "/rooms/" + id + "/members/" + grace.username(),
                "/rooms/" + id + "/delete", "/messages?conversation=" + id,
                "/messages/" + id + "/1", "/messages/" + id + "/1/delete", "/files", "/sessions", "/audit")
                .forEach(path -> assertThat(look("/admin" + path)).as(path).isEqualTo(200));
        Stream.of("/settings/delete", "/settings/devices")
                .forEach(path -> assertThat(look(path)).as(path).isEqualTo(200));
    }

    private void talk() {
        ada.patch("/me", "displayName", HOSTILE, "bio", HOSTILE).is(200);
        var id = ada.enters(room);
        grace.enters(room);
        ada.says(id, HOSTILE);
        grace.says(id, "https://example.org/\"><script>alert(1)</script> javascript:alert(1)");
        ada.says(ada.opensDirectWith(grace), HOSTILE);
    }

    /** The page's status; what is wrong with it, by day and by night, is a complaint. */
    private int look(String path) {
        var status = page.navigate(TestServer.address() + path).status();
        assertThat(page.evaluate("() => window.hacked ?? document.querySelector('img[src=x]')")).as(path).isNull();
        page.evaluate(AXE);
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            axe().forEach(violation -> complaints.add(path + ", " + scheme + ": " + violation));
        }
        return status;
    }

    @SuppressWarnings("unchecked")
    private List<String> axe() {
        return (List<String>) page.evaluate("""
                async () => {
                  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                  const { violations } = await axe.run({ runOnly });
                  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(', ')}`);
                }""");
    }

    private static String script() {
        try (var file = AccessTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
