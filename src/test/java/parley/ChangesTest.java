package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is in the audit for ever, or news to many, nobody does too often. */
class ChangesTest {
    @Test
    void whoChangesTooMuchIsToldToWaitAndNothingIsChanged() {
        var limits = Map.<String, Object>of("parley.limits.changes-per-user", 3);
        try (var server = TestServer.start(-1, TestServer.newFolder(), limits)) {
            var address = server.getURL().toString();
            var ada = Person.named("ada", address);
            var grace = Person.named("grace", address);
            var name = Person.unique("room");
            var members = "/conversations/" + ada.enters(name) + "/members/";

            ada.patch("/rooms/" + name, "topic", "one").is(200);
            ada.put(members + grace.username()).is(200);
            ada.patch(members + grace.username(), "role", "moderator").is(200);
            ada.patch("/rooms/" + name, "topic", "two").refuses(429, "too-many-requests");
            ada.patch(members + grace.username(), "role", "member").refuses(429, "too-many-requests");
            ada.delete(members + grace.username()).refuses(429, "too-many-requests");
            ada.put("/rooms/" + name).is(200);
            grace.enters(name + "-two");
            ada.put("/rooms/" + name + "-two").refuses(429, "too-many-requests");
            assertThat(grace.get("/rooms/" + name).at("topic")).isEqualTo("one");
            assertThat(grace.get("/rooms/" + name).at("role")).isEqualTo("moderator");

            grace.patch("/rooms/" + name, "topic", "grace's").is(200);
            grace.delete(members + grace.username()).is(204);
            grace.put("/rooms/" + name).is(200);
            grace.delete(members + grace.username()).refuses(429, "too-many-requests");
            assertThat(grace.get("/rooms/" + name).at("role")).isEqualTo("member");
        }
    }

    @Test
    void whatIsPutBetterAndReactionsCountAsMessagesDo() {
        var limits = Map.<String, Object>of("parley.limits.messages-per-user", 3);
        try (var server = TestServer.start(-1, TestServer.newFolder(), limits)) {
            var ada = Person.named("ada", server.getURL().toString());
            var messages = "/conversations/" + ada.enters(Person.unique("room")) + "/messages";
            var thumb = messages + "/1/reactions/%F0%9F%91%8D";
            ada.post(messages, "body", "one").is(201);
            ada.patch(messages + "/1", "body", "two").is(200);
            ada.put(thumb).is(200);
            ada.post(messages, "body", "more").refuses(429, "too-many-requests");
            ada.patch(messages + "/1", "body", "three").refuses(429, "too-many-requests");
            ada.put(messages + "/1/reactions/%F0%9F%98%82").refuses(429, "too-many-requests");
            ada.delete(thumb).is(200);
            assertThat(ada.get(messages + "/1").at("body")).isEqualTo("two");
        }
    }

    @Test
    void whoIsCalledOtherwiseAllTheTimeIsToldToWait() {
        var ada = Person.named("ada");
        for (var i = 0; i < 10; i++) {
            ada.patch("/me", "displayName", "Ada " + i).is(200);
        }
        ada.patch("/me", "displayName", "Ada 9", "bio", "Mathematician").is(200);
        ada.patch("/me", "displayName", "Ada 10", "bio", "Countess").refuses(429, "too-many-requests");
        assertThat(ada.get("/me").at("displayName")).isEqualTo("Ada 9");
        assertThat(ada.get("/me").at("bio")).isEqualTo("Mathematician");
    }
}
