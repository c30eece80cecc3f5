package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code java -jar parley.jar demo}. */
class DemoTest {
    private static final Pattern PASSWORD = Pattern.compile("password (\\w+)");

    @Test
    void anEmptyServerIsFilledOnceAndEveryListShowsSomething() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "the others have people in them already");
        var data = TestServer.newFolder();
        var first = ServerProcess.says(data, "demo");
        assertThat(first.exitCode()).as(first.said()).isZero();
        var again = ServerProcess.says(data, "demo");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.said()).contains("people here already");

        var server = ServerProcess.start(ServerProcess.freePort(), data, Map.of()).awaitReady();
        assertThat(server.said()).as("ada is an administrator").doesNotContain("/signup?code=");
        var password = PASSWORD.matcher(first.said());
        assertThat(password.find()).as(first.said()).isTrue();
        var token = Http.send(server.address(), "POST", "/api/v1/auth/login",
                Person.json("username", "ada", "password", password.group(1))).is(200).at("accessToken");

        var conversations = asks(server, token, "/sync").at("/conversations");
        assertThat(sum(conversations, "lastNo")).isGreaterThan(2_000);
        assertThat(sum(conversations, "unread")).isPositive();
        var lounge = asks(server, token, "/rooms/lounge").at("/id").asLong();
        var page = asks(server, token, "/conversations/" + lounge + "/messages").at("/items");
        assertThat(page.get(0).at("/createdAt").asText()).isLessThan(page.get(49).at("/createdAt").asText());
        var photos = asks(server, token, "/rooms/photos").at("/id").asLong();
        assertThat(asks(server, token, "/conversations/" + photos + "/messages?limit=100").at("/items"))
                .as("what was shown").filteredOn(each -> each.at("/attachments/0/width").asInt() > 0).isNotEmpty();
        assertThat(asks(server, token, "/rooms?q=散").at("/items")).hasSize(1);
        assertThat(asks(server, token, "/admin/users").at("/items")).hasSize(12);
        assertThat(asks(server, token, "/admin/figures").at("/days")).as("days on which something was said")
                .filteredOn(day -> day.at("/messages").asLong() > 0).hasSizeGreaterThan(20);
        server.stop();
    }

    private static JsonNode asks(ServerProcess server, String token, String path) {
        return Http.send(server.address(), "GET", "/api/v1" + path, null, "Authorization", "Bearer " + token).is(200)
                .body();
    }

    private static long sum(JsonNode conversations, String field) {
        return StreamSupport.stream(conversations.spliterator(), false)
                .mapToLong(each -> each.at("/conversation/" + field).asLong())
                .sum();
    }
}
