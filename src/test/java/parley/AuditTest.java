package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parley.audit.Action;
import parley.audit.Audit;

/** Who did what to whom, from where, as an administrator reads it. */
class AuditTest {
    private static final Person ADMIN = Person.admin();

    private final Person grace = Person.named("grace");

    @Test
    void whatConcernsSecurityIsWrittenDown() {
        var phone = grace.onAnotherDevice();
        guess(grace.username());
        grace.put("/me/password", "currentPassword", Person.PASSWORD, "newPassword", "a fine passphrase").is(204);
        phone.get("/me").is(401);
        grace.post("/auth/logout").is(204);

        assertThat(deedsOn(grace)).containsExactly(
                "signed-out", "password-changed", "sign-in-failed", "signed-in", "signed-in", "registered");
        var registered = entries(grace).getLast();
        assertThat(registered.path("actor").asText()).isEqualTo(grace.username());
        assertThat(registered.path("after").path("role").asText()).isEqualTo("member");
        assertThat(registered.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(entries(grace).get(2).path("actor").isNull()).as("nobody was signed in").isTrue();
    }

    @Test
    void endingASessionFromAnotherDeviceAndUsingARefreshTokenTwiceAreWrittenDown() {
        var phone = grace.onAnotherDevice();
        var session = grace.get("/me/sessions").body().at("/items/0/id").asLong();
        grace.delete("/me/sessions/" + session).is(204);
        var renewal = Person.json("refreshToken", grace.refreshToken());
        Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh", renewal).is(200);
        Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh", renewal).is(401);

        phone.get("/me").is(401);
        assertThat(deedsOn(grace).subList(0, 2)).containsExactly("refresh-token-reused", "session-ended");
        assertThat(entries(grace).get(1).path("before").path("session").asLong()).isEqualTo(session);
    }

    @Test
    void whatAnAdministratorDidIsWrittenDownWithBeforeAndAfterAndWhatWasRefusedIsNot() {
        grace.patch("/admin/users/" + ADMIN.username(), "disabled", true).is(403);
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);

        var entry = entries(grace).getFirst();
        assertThat(entry.path("action").asText()).isEqualTo("user-changed");
        assertThat(entry.path("actor").asText()).isEqualTo(ADMIN.username());
        assertThat(entry.path("before")).isEqualTo(Http.JSON.valueToTree(Map.of("disabled", false)));
        assertThat(entry.path("after")).isEqualTo(Http.JSON.valueToTree(Map.of("disabled", true)));
        var shouted = grace.username().toUpperCase(Locale.ROOT);
        assertThat(ADMIN.get("/admin/audit?target=" + shouted).body().path("items").path(0)).isEqualTo(entry);
        assertThat(ADMIN.get("/admin/audit?actor=" + shouted).each("items", "action"))
                .doesNotContain("user-changed");
    }

    @Test
    void everyDeedOfTheDeskIsWrittenDown() {
        var user = "/admin/users/" + grace.username();
        grace.onAnotherDevice();
        var session = grace.get("/me/sessions").body().at("/items/0/id").asLong();
        writes(ADMIN.delete("/admin/sessions/" + session), "session-ended", ADMIN, grace.username());
        grace.portrays(AttachmentTest.photo()).is(200);
        writes(ADMIN.delete(user + "/avatar"), "user-changed", ADMIN, grace.username());
        writes(ADMIN.delete(user + "/sessions"), "session-ended", ADMIN, grace.username());
        var link = ADMIN.post(user + "/password-link");
        writes(link, "password-link-made", ADMIN, grace.username());
        writes(Http.send(TestServer.address(), "POST", "/api/v1/auth/password",
                Person.json("token", link.at("url").replaceAll(".*token=", ""), "newPassword", "a fine passphrase")),
                "password-changed", grace, grace.username());

        var name = Person.unique("room");
        var room = ADMIN.post("/admin/rooms", "name", name);
        writes(room, "room-created", ADMIN, name);
        var member = "/admin/memberships/" + room.number("id") + "/" + grace.username();
        writes(ADMIN.post("/admin/memberships", "conversation", room.number("id"), "username", grace.username()),
                "member-added", ADMIN, grace.username());
        writes(ADMIN.patch(member, "role", "moderator"), "member-changed", ADMIN, grace.username());
        writes(ADMIN.delete(member), "member-removed", ADMIN, grace.username());
        writes(ADMIN.delete("/admin/rooms/" + room.number("id")), "room-deleted", ADMIN, name);
        writes(ADMIN.delete(user), "user-deleted", ADMIN, grace.username());
    }

    private static void writes(Answer deed, String action, Person actor, String target) {
        assertThat(deed.status()).as(deed.text()).isBetween(200, 204);
        var last = ADMIN.get("/admin/audit?limit=1&target=" + target).is(200).body().at("/items/0");
        assertThat(last.path("action").asText()).isEqualTo(action);
        assertThat(last.path("actor").asText()).as(action).isEqualTo(actor.username());
        assertThat(last.path("target").asText()).as(action).isEqualTo(target);
    }

    @Test
    void whatThoseWhoKeepOrderInARoomDoToOthersIsWrittenDownAndWhatTheyDoThemselvesIsNot() {
        var ada = Person.named("ada");
        var name = Person.unique("room");
        var room = ada.put("/rooms/" + name, "visibility", "private").is(201).number("id");
        var member = "/conversations/" + room + "/members/" + grace.username();
        ada.put(member).is(200);
        ada.put(member).is(200);
        ada.patch(member, "role", "moderator").is(200);
        grace.says(room, "hello").is(201);
        ada.delete("/conversations/" + room + "/messages/1").is(204);
        ada.says(room, "hello").is(201);
        ada.delete("/conversations/" + room + "/messages/2").is(204);
        ada.delete(member).is(204);
        ada.patch("/rooms/" + name, "visibility", "public", "topic", "").is(200);
        grace.enters(name);
        grace.delete(member).is(204);
        ada.delete("/rooms/" + name).is(204);

        assertThat(deedsOn(grace)).startsWith("member-removed", "member-changed", "member-added")
                .filteredOn(deed -> deed.startsWith("member")).hasSize(3);
        var changed = entries(grace).get(1);
        assertThat(changed.path("actor").asText()).isEqualTo(ada.username());
        assertThat(changed.path("before")).isEqualTo(Http.JSON.valueToTree(Map.of("room", name, "role", "member")));
        assertThat(changed.path("after")).isEqualTo(Http.JSON.valueToTree(Map.of("room", name, "role", "moderator")));
        var onRoom = ADMIN.get("/admin/audit?target=" + name).is(200);
        assertThat(onRoom.each("items", "action")).containsExactly("room-deleted", "room-changed");
        assertThat(onRoom.body().at("/items/1/after")).isEqualTo(Http.JSON.valueToTree(Map.of("visibility", "public")));
        assertThat(ADMIN.get("/admin/audit?action=message-deleted&actor=" + ada.username()).each("items", "target"))
                .containsExactly(room + "/1");
    }

    @Test
    void whatWasTypedInsteadOfAUsernameIsNotKept() {
        guess("my secret " + grace.username());
        assertThat(ADMIN.get("/admin/audit?action=sign-in-failed&limit=100").is(200).text())
                .doesNotContain("my secret");
    }

    @Test
    void aCrowdAtTheDoorDoesNotFillTheDisk() {
        var limits = Map.<String, Object>of("parley.limits.failures-written", 2);
        try (var server = TestServer.start(-1, TestServer.newFolder(), limits)) {
            var linus = Person.named("linus", server.getURL().toString());
            IntStream.range(0, 4).forEach(i -> guess(server.getURL().toString(), linus.username()));

            var audit = server.getApplicationContext().getBean(Audit.class);
            assertThat(audit.page(null, Action.SIGN_IN_FAILED, List.of(linus.username()), null, 100).items())
                    .hasSize(2);
        }
    }

    @Test
    void theListGoesOnWithItsCursorAndTakesFilters() {
        IntStream.range(0, 4).forEach(i -> grace.onAnotherDevice());
        var path = "/admin/audit?action=signed-in&limit=2&actor=" + grace.username();
        var first = ADMIN.get(path).is(200);
        var second = ADMIN.get(path + "&cursor=" + first.at("next")).is(200);
        var third = ADMIN.get(path + "&cursor=" + second.at("next")).is(200);

        var ids = List.of(first, second, third).stream().flatMap(page -> page.each("items", "id"))
                .map(Long::valueOf).toList();
        assertThat(ids).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(third.body().path("next").isNull()).isTrue();
        assertThat(ADMIN.get("/admin/audit?target=" + grace.username() + "&action=registered").items("items"))
                .hasSize(1);
        ADMIN.get("/admin/audit?action=nonsense").is(400);
        ADMIN.get(path + "&cursor=nonsense").refuses(400, "bad-cursor");
    }

    @Test
    void onlyAdministratorsReadItAndNobodyChangesIt() {
        ADMIN.get("/admin/audit").is(200);
        grace.get("/admin/audit").refuses(403, "admins-only");
        Http.send(TestServer.address(), "GET", "/api/v1/admin/audit", null).refuses(401, "unauthenticated");
        var id = entries(grace).getFirst().path("id").asLong();
        ADMIN.delete("/admin/audit/" + id).is(404);
        ADMIN.patch("/admin/audit/" + id, "actor", "nobody").is(404);
    }

    private static List<JsonNode> entries(Person person) {
        return ADMIN.get("/admin/audit?target=" + person.username()).is(200).items("items").toList();
    }

    private static List<String> deedsOn(Person person) {
        return entries(person).stream().map(entry -> entry.path("action").asText()).toList();
    }

    private static void guess(String username) {
        guess(TestServer.address(), username);
    }

    private static void guess(String address, String username) {
        Http.send(address, "POST", "/api/v1/auth/login",
                Person.json("username", username, "password", "not the password")).is(401);
    }
}
