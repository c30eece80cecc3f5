package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A one-time link by which someone sets a password that they have lost. */
class PasswordLinkTest {
    private static final Person ADMIN = Person.admin();
    private static final String CHOSEN = "a fine passphrase";

    private final Person grace = Person.named("grace");
    private final Browser browser = Browser.visits(TestServer.address());

    @Test
    void theLinkSetsThePasswordOnceAndEndsAllSessions() {
        var made = make(grace).is(201);
        assertThat(made.at("url")).startsWith(TestServer.address() + "/password?token=");
        assertThat(browser.get(path(made)).is(200).text()).contains("@" + grace.username());
        grace.get("/me").is(200);

        assertThat(browser.post("/password", "token", token(made), "newPassword", CHOSEN).is(303).header("location"))
                .isEqualTo("/");

        browser.get("/").is(200);
        grace.get("/me").is(401);
        signsIn(Person.PASSWORD).refuses(401, "wrong-credentials");
        signsIn(CHOSEN).is(200);
        var again = Browser.visits(TestServer.address());
        assertThat(again.get(path(made)).is(403).text()).contains("This link is over");
        again.post("/password", "token", token(made), "newPassword", "another passphrase").is(403);
        signsIn(CHOSEN).is(200);
    }

    @Test
    void aPasswordThatIsTooEasyIsSaidBesideTheFieldAndTheLinkStaysGood() {
        var made = make(grace).is(201);
        assertThat(browser.post("/password", "token", token(made), "newPassword", "password1").is(400).text())
                .contains("new-password-error", "too easy to guess");
        browser.post("/password", "token", token(made), "newPassword", CHOSEN).is(303);
    }

    @Test
    void ofManyUsesAtOnceOneCounts() {
        var token = token(make(grace).is(201));
        var uses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> uses(token, CHOSEN + i).status()))
                .toList();
        assertThat(uses.stream().map(CompletableFuture::join)).containsOnlyOnce(204).containsOnly(204, 403);
    }

    @Test
    void aNewLinkAPasswordOfOnesOwnAndAShutAccountMakeALinkWorthless() {
        var first = token(make(grace).is(201));
        var second = token(make(grace).is(201));
        uses(first, CHOSEN).refuses(403, "link-used");
        grace.put("/me/password", "currentPassword", Person.PASSWORD, "newPassword", CHOSEN).is(204);
        uses(second, "another passphrase").refuses(403, "link-used");

        var third = token(make(grace).is(201));
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        uses(third, "another passphrase").refuses(403, "link-used");
        make(grace).refuses(409, "disabled");
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", false).is(200);
        uses(third, "another passphrase").refuses(403, "link-used");
    }

    @Test
    void aLinkIsOverAfterADay() {
        var made = make(grace).is(201);
        age(-23);
        assertThat(browser.get(path(made)).is(200).text()).contains("@" + grace.username());

        age(-1);
        assertThat(browser.get(path(made)).is(403).text()).contains("This link is over");
        uses(token(made), CHOSEN).refuses(403, "link-used");
        signsIn(Person.PASSWORD).is(200);
    }

    private void age(int hours) {
        TestServer.bean(Rows.class).change("UPDATE password_link SET expires_at = TIMESTAMPADD(HOUR, %d, expires_at)"
                .formatted(hours) + " WHERE user_id = (SELECT id FROM user WHERE username = '" + grace.username()
                + "')");
    }

    @Test
    void onlyAdministratorsMakeOne() {
        Person.named("linus").post("/admin/users/" + grace.username() + "/password-link").refuses(403, "admins-only");
        make(grace).is(201);
        uses("no such token", CHOSEN).refuses(403, "link-used");
    }

    private static Answer make(Person person) {
        return ADMIN.post("/admin/users/" + person.username() + "/password-link");
    }

    private static Answer uses(String token, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/password",
                Person.json("token", token, "newPassword", password));
    }

    private Answer signsIn(String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", grace.username(), "password", password));
    }

    private static String path(Answer made) {
        return made.at("url").substring(TestServer.address().length());
    }

    private static String token(Answer made) {
        return made.at("url").replaceAll(".*token=", "");
    }
}
