package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with rooms, memberships, messages and sessions that are not their own. */
class RoomAdminTest {
    private static final Person ADMIN = Person.admin();

    private final Person grace = Person.named("grace");
    private final String name = Person.unique("cellar");
    private final long room = grace.put("/rooms/" + name, "visibility", "private").number("id");
    private final String path = "/admin/rooms/" + room;

    @Test
    void aPrivateRoomIsSeenAndChangedByAdministratorsAlone() {
        grace.get(path).refuses(403, "admins-only");
        grace.patch(path, "topic", "Wine").refuses(403, "admins-only");
        ADMIN.get("/rooms/" + name).is(404);
        assertThat(ADMIN.get(path).is(200).at("name")).isEqualTo(name);
        var renamed = name + " two";
        assertThat(ADMIN.patch(path, "topic", "Wine", "name", renamed, "visibility", "public").is(200).at("topic"))
                .isEqualTo("Wine");
        assertThat(grace.get("/conversations/" + room).at("name")).isEqualTo(renamed);
        ADMIN.patch(path, "name", "no/name").refusesField("name");
        ADMIN.patch(path, "name", "@" + grace.username()).is(400);
        var entry = ADMIN.get("/admin/audit?action=room-changed&target=" + name).body().at("/items/0");
        assertThat(entry.path("before").path("visibility").asText()).isEqualTo("private");
        assertThat(entry.path("after").path("visibility").asText()).isEqualTo("public");
        ADMIN.get("/admin/rooms/0").refuses(404, "not-found");
    }

    @Test
    void aRoomIsMadeForSomeoneAndDeleted() {
        var made = ADMIN.post("/admin/rooms", "name", Person.unique("gift"), "owner", grace.username()).is(201);
        assertThat(grace.get("/conversations/" + made.number("id")).at("role")).isEqualTo("owner");
        assertThat(ADMIN.get("/conversations/" + made.number("id")).body().path("role").isNull()).isTrue();
        ADMIN.post("/admin/rooms", "name", name).refuses(409, "name-taken");
        grace.post("/admin/rooms", "name", Person.unique("x")).refuses(403, "admins-only");

        grace.delete(path).refuses(403, "admins-only");
        grace.get("/conversations/" + room).is(200);
        ADMIN.delete(path).is(204);
        grace.get("/conversations/" + room).is(404);
        var personal = grace.get("/rooms/@" + grace.username()).number("id");
        ADMIN.delete("/admin/rooms/" + personal).refuses(409, "personal-room");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "created", "members"})
    void theListHasEveryRoomOnceInTheOrderAskedFor(String sort) {
        var mark = Person.unique("wing");
        Stream.of("c", "a", "b").forEach(each -> grace.enters(mark + each));
        Person.named("linus").enters(mark + "a");

        var found = new ArrayList<String>();
        var list = "/admin/rooms?limit=2&q=" + mark + "&sort=" + sort;
        var first = ADMIN.get(list).is(200);
        first.each("items", "name").forEach(found::add);
        ADMIN.get(list + "&cursor=" + first.at("next")).is(200).each("items", "name").forEach(found::add);

        var order = sort.equals("name") ? "abc" : sort.equals("created") ? "bac" : "abc";
        var names = found.stream().map(each -> each.substring(mark.length())).toList();
        if (sort.equals("members")) {
            assertThat(names).hasSize(3).startsWith("a");
        } else {
            assertThat(String.join("", names)).isEqualTo(order);
        }
        assertThat(ADMIN.get(list + "&visibility=private").items("items")).isEmpty();
        assertThat(found).doesNotHaveDuplicates();
    }

    @Test
    void membersAreListedBroughtInPromotedAndTakenOut() {
        var linus = Person.named("linus");
        var member = "/admin/memberships/" + room + "/" + linus.username();
        linus.post("/admin/memberships", "conversation", room, "username", linus.username())
                .refuses(403, "admins-only");
        linus.get("/conversations/" + room).is(404);
        ADMIN.post("/admin/memberships", "username", linus.username()).refusesField("conversation");
        ADMIN.post("/admin/memberships", "conversation", room, "username", linus.username()).is(201);
        assertThat(ADMIN.post("/admin/memberships", "conversation", room, "username", linus.username(), "role", "owner")
                .is(200).at("role")).isEqualTo("member");
        linus.get("/conversations/" + room).is(200);
        assertThat(ADMIN.get("/admin/memberships?limit=1&conversation=" + room).is(200).each("items", "username"))
                .containsExactly(grace.username());
        assertThat(ADMIN.get("/admin/memberships?user=" + linus.username()).is(200).each("items", "conversation"))
                .contains(Long.toString(room)).hasSize(2);

        ADMIN.patch("/admin/memberships/" + room + "/" + grace.username(), "role", "member")
                .refuses(409, "last-owner");
        assertThat(ADMIN.patch(member, "role", "moderator").is(200).at("role")).isEqualTo("moderator");
        ADMIN.patch(member, "role", "left").refusesField("role");
        ADMIN.delete("/admin/memberships/" + room + "/" + grace.username()).is(204);
        grace.get("/conversations/" + room).is(404);
        assertThat(linus.get("/conversations/" + room).at("role")).isEqualTo("owner");
        ADMIN.delete("/admin/memberships/" + room + "/" + grace.username()).is(404);
        var deeds = ADMIN.get("/admin/audit?target=" + linus.username()).each("items", "action").toList();
        assertThat(deeds.subList(0, 2)).containsExactly("member-changed", "member-added");
    }

    @Test
    void messagesAreFoundByConversationAuthorAndTextAndTakenAway() {
        var linus = Person.named("linus");
        ADMIN.post("/admin/memberships", "conversation", room, "username", linus.username()).is(201);
        IntStream.rangeClosed(1, 3).forEach(i -> grace.says(room, "bottle " + i));
        linus.says(room, "A GLASS of 100%");
        var list = "/admin/messages?conversation=" + room;
        grace.get(list).refuses(403, "admins-only");

        assertThat(ADMIN.get(list).is(200).each("items", "no")).containsExactly("4", "3", "2", "1");
        assertThat(ADMIN.get(list + "&author=" + linus.username()).each("items", "no")).containsExactly("4");
        assertThat(ADMIN.get("/admin/messages?author=" + grace.username()).each("items", "no"))
                .containsExactly("3", "2", "1");
        assertThat(ADMIN.get(list + "&q=glass").each("items", "no")).containsExactly("4");
        assertThat(ADMIN.get(list + "&q=0%25").each("items", "no")).containsExactly("4");
        var page = ADMIN.get(list + "&q=bottle&limit=2").is(200);
        assertThat(page.each("items", "no")).containsExactly("3", "2");
        assertThat(ADMIN.get(list + "&q=bottle&limit=2&cursor=" + page.at("next")).each("items", "no"))
                .containsExactly("1");

        var message = "/admin/messages/" + room + "/4";
        linus.delete(message).refuses(403, "admins-only");
        assertThat(ADMIN.get(message).at("body")).isEqualTo("A GLASS of 100%");
        linus.patch(message, "body", "mine").refuses(403, "admins-only");
        ADMIN.patch(message, "body", " ").refusesField("body");
        var before = grace.reads(room).at("cursor");
        assertThat(ADMIN.patch(message, "body", "a glass").is(200).at("author")).isEqualTo(linus.username());
        ADMIN.patch(message, "body", "a glass").is(200);
        var heard = grace.hears(room, before, 0).body().at("/messages");
        assertThat(heard.at("/0/body").asText()).isEqualTo("a glass");
        assertThat(heard.at("/0/editedAt").isNull()).isFalse();
        var cursor = grace.reads(room).at("cursor");
        ADMIN.delete(message).is(204);
        ADMIN.delete(message).is(204);
        assertThat(grace.hears(room, cursor, 0).each("messages", "deleted")).containsExactly("true");
        assertThat(ADMIN.get(message).body().path("body").isNull()).isTrue();
        var audit = ADMIN.get("/admin/audit?target=" + room + "/4").is(200);
        assertThat(audit.each("items", "action")).containsExactly("message-deleted", "message-changed");
        ADMIN.patch(message, "body", "again").is(404);
        assertThat(audit.text()).doesNotContain("GLASS");
    }

    @Test
    void allThatSomebodySaidIsTakenAwayByTheHundreds() {
        var linus = Person.named("linus");
        grace.put("/conversations/" + room + "/members/" + linus.username()).is(200);
        var other = grace.enters(Person.unique("hall"));
        linus.enters(grace.get("/conversations/" + other).at("name"));
        linus.says(other, "spam").is(201);
        grace.says(other, "no spam").is(201);
        for (var i = 0; i < 501; i++) {
            linus.says(room, "spam " + i).is(201);
        }
        var cursor = grace.syncs();
        var all = "/admin/messages?author=" + linus.username().toUpperCase(Locale.ROOT);
        linus.delete(all + "&everything=").refuses(403, "admins-only");
        ADMIN.delete(all + "&conversation=").refusesField("conversation");
        ADMIN.delete(all + "&conversationId=" + room).refusesField("conversationId");

        var cleared = ADMIN.delete(all + "&conversation=" + room).is(200);
        assertThat(cleared.number("deleted")).isEqualTo(500);
        assertThat(cleared.at("more")).isEqualTo("true");
        cleared = ADMIN.delete(all).is(200);
        assertThat(cleared.number("deleted")).isEqualTo(2);
        assertThat(cleared.at("more")).isEqualTo("false");
        assertThat(ADMIN.delete(all).is(200).number("deleted")).isZero();

        assertThat(grace.reads(room).each("items", "deleted")).containsOnly("true");
        assertThat(grace.reads(other).each("items", "body")).containsExactly("null", "no spam");
        assertThat(grace.syncs(cursor, 0).is(200).items("conversations")).hasSize(2);
        var audit = ADMIN.get("/admin/audit?action=messages-deleted&target=" + linus.username()).is(200);
        assertThat(audit.items("items")).hasSize(3);
        ADMIN.delete("/admin/messages").refusesField("author");
        ADMIN.delete("/admin/messages?author=nobody-of-this-name").refuses(404, "not-found");
    }

    @Test
    void aSessionIsListedAndEnded() {
        var phone = grace.onAnotherDevice();
        var list = "/admin/sessions?user=" + grace.username();
        grace.get(list).refuses(403, "admins-only");
        var sessions = ADMIN.get(list).is(200);
        assertThat(sessions.items("items")).hasSize(2);
        var id = sessions.body().at("/items/0/id").asLong();
        grace.delete("/admin/sessions/" + id).refuses(403, "admins-only");
        phone.get("/me").is(200);

        ADMIN.delete("/admin/sessions/" + id).is(204);

        phone.get("/me").is(401);
        grace.get("/me").is(200);
        ADMIN.delete("/admin/sessions/" + id).refuses(404, "not-found");
        assertThat(ADMIN.get("/admin/sessions?limit=1").is(200).at("next")).isNotEmpty();
    }

    @Test
    void theFiguresCountWithoutReadingMessages() {
        grace.get("/admin/figures").refuses(403, "admins-only");
        grace.says(room, "one");
        var figures = ADMIN.get("/admin/figures").is(200);
        assertThat(figures.number("users")).isPositive();
        assertThat(figures.number("databaseBytes")).isPositive();
        assertThat(figures.items("days")).hasSize(30);
        assertThat(figures.items("largestRooms").count()).isBetween(1L, 5L);
    }

    @Test
    void whoIsBroughtIntoAnEmptyRoomOwnsIt() {
        var name = Person.unique("hall");
        var empty = grace.enters(name);
        grace.delete("/conversations/" + empty + "/members/" + grace.username()).is(204);
        var linus = Person.named("linus");
        ADMIN.post("/admin/memberships", "conversation", empty, "username", linus.username()).is(201);
        assertThat(linus.get("/conversations/" + empty).at("role")).isEqualTo("owner");
    }

    @Test
    void aDirectIsNoRoomOfAnAdministrators() {
        var linus = Person.named("linus");
        var direct = grace.opensDirectWith(linus);
        grace.says(direct, "between us").is(201);
        ADMIN.get("/admin/rooms/" + direct).refuses(404, "not-found");
        ADMIN.patch("/admin/rooms/" + direct, "topic", "Theirs").refuses(404, "not-found");
        ADMIN.delete("/admin/rooms/" + direct).refuses(404, "not-found");
        ADMIN.post("/admin/memberships", "conversation", direct, "username", ADMIN.username())
                .refuses(404, "not-found");
        ADMIN.delete("/admin/memberships/" + direct + "/" + linus.username()).refuses(404, "not-found");
        assertThat(grace.reads(direct).is(200).each("items", "body")).containsExactly("between us");
        assertThat(grace.get("/conversations/" + direct).number("members")).isEqualTo(2);
    }

    @Test
    void aPersonalRoomKeepsItsOwnerWhoeverElseOwnsIt() {
        var personal = grace.get("/rooms/@" + grace.username()).number("id");
        ADMIN.post("/admin/memberships", "conversation", personal, "username", ADMIN.username(), "role", "owner")
                .is(201);
        var owner = "/admin/memberships/" + personal + "/" + grace.username();
        ADMIN.patch(owner, "role", "member").refuses(409, "personal-room");
        ADMIN.delete(owner).refuses(409, "personal-room");
        assertThat(grace.get("/rooms/@" + grace.username()).at("role")).isEqualTo("owner");
    }

    @Test
    void aNewRoomIsNotCalledLikeSomebodysOwn() {
        ADMIN.post("/admin/rooms", "name", "@" + Person.unique("nobody")).refusesField("name");
    }
}
