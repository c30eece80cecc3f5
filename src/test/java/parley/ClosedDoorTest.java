package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import parley.account.FirstAdmin;

/** Where nobody makes an account by themselves, but for the first administrator. */
class ClosedDoorTest {
    private static final EmbeddedServer SERVER = TestServer.start(
            -1, TestServer.newFolder(), Map.of("parley.registration", false));
    private static final String ADDRESS = SERVER.getURL().toString();

    private final Browser browser = Browser.visits(ADDRESS);

    @AfterAll
    static void stop() {
        SERVER.getApplicationContext().close();
    }

    @Test
    void nobodyRegisters() {
        var draft = Person.json("username", Person.unique("mallory"), "password", Person.PASSWORD);
        Http.send(ADDRESS, "POST", "/api/v1/users", draft).refuses(403, "registration-closed");
        assertThat(browser.get("/signin").is(200).text()).contains("The administrators make accounts.")
                .doesNotContain("/signup");
        assertThat(browser.get("/signup").is(200).text()).contains("Ask them for one.")
                .doesNotContain("name=\"password\"");
        assertThat(browser.get("/signup?code=nonsense").is(200).text()).contains("Ask them for one.");
        assertThat(browser.signsUp(Person.unique("mallory"), "").is(403).text()).contains("Ask them for one.");
    }

    @Test
    void theFirstAdministratorComesInByTheLinkAndMakesTheOthers() {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "the others have an administrator already");
        var code = SERVER.getApplicationContext().getBean(FirstAdmin.class).code();
        assertThat(browser.get("/signup?code=" + code).is(200).text()).contains("name=\"password\"")
                .doesNotContain("Ask them for one.");
        browser.signsUp(Person.unique("root"), code).is(303);
        assertThat(browser.get("/admin/users/new").is(200).text()).contains("name=\"username\"");
        browser.post("/admin/users", "username", Person.unique("ada"), "displayName", "Ada", "role", "member")
                .is(303);
    }
}
