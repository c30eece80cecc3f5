package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What an operator does at the console: {@code java -jar parley.jar admin <username>}. */
class AdminCommandTest {
    private static final Pattern LINK = Pattern.compile("/password\\?token=(\\S+)");
    private static final String CHOSEN = "a fine passphrase";

    @Test
    void whoWasNobodyBecomesTheFirstAdministratorByTheLink() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "the others have an administrator already");
        var data = TestServer.newFolder();
        var name = Person.unique("ada");
        var token = token(ServerProcess.says(data, "admin", name));

        var server = ServerProcess.start(ServerProcess.freePort(), data, Map.of()).awaitReady();
        assertThat(server.said()).doesNotContain("/signup?code=");
        uses(server.address(), token).is(204);
        var access = signsIn(server.address(), name, CHOSEN).is(200).at("accessToken");
        asks(server.address(), access).is(200);
        refuses(ServerProcess.says(data, "admin", name), "another Parley uses this data folder");
        server.stop();
    }

    @Test
    void whoIsThereAlreadyBecomesOneBesideARunningServerAndOldTokensKnowIt() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN != TestDatabase.H2, "the embedded database has one user alone");
        Person.admin();
        var grace = Person.named("grace");
        grace.get("/admin/users").is(403);

        var token = token(ServerProcess.says(TestServer.newFolder(), "admin", grace.username().toUpperCase()));

        grace.get("/admin/users").is(200);
        uses(TestServer.address(), token).is(204);
        signsIn(TestServer.address(), grace.username(), Person.PASSWORD).is(401);
        signsIn(TestServer.address(), grace.username(), CHOSEN).is(200);
        assertThat(Person.admin().get("/admin/audit?target=" + grace.username() + "&action=user-changed")
                .body().at("/items/0/address").asText()).isEqualTo("console");
    }

    @Test
    void aNameThatCannotBeOneAndACommandThatIsNoneAreSaid() throws Exception {
        refuses(ServerProcess.says(TestServer.newFolder(), "admin", "no name"), "2 to 32 letters");
        var unknown = ServerProcess.says(TestServer.newFolder(), "nonsense");
        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.said()).contains("nonsense").contains("admin");
    }

    private static String token(ServerProcess command) throws InterruptedException {
        assertThat(command.exitCode()).as(command.said()).isZero();
        var link = LINK.matcher(command.said());
        assertThat(link.find()).as(command.said()).isTrue();
        return link.group(1);
    }

    private static void refuses(ServerProcess command, String reason) throws InterruptedException {
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.said().strip()).startsWith("Nothing was done: ").contains(reason).doesNotContain("\n");
    }

    private static Answer uses(String address, String token) {
        return Http.send(address, "POST", "/api/v1/auth/password",
                Person.json("token", token, "newPassword", CHOSEN));
    }

    private static Answer signsIn(String address, String username, String password) {
        return Http.send(address, "POST", "/api/v1/auth/login",
                Person.json("username", username, "password", password));
    }

    private static Answer asks(String address, String accessToken) {
        return Http.send(address, "GET", "/api/v1/admin/users", null, "Authorization", "Bearer " + accessToken);
    }
}
