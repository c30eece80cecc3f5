package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SyncTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @Test
    void aRoomThatIsDeletedWhileOneAsksIsNoFault() {
        for (var round = 0; round < 40; round++) {
            var name = Person.unique("short-lived");
            ada.enters(name);
            grace.enters(name);
            var asked = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> grace.syncs("", 0)))
                    .toList();
            ada.delete("/rooms/" + name).is(204);
            asked.forEach(each -> each.join().is(200));
        }
    }

    @Test
    void theSnapshotShowsAllMyConversationsWithTheirNewestMessages() {
        var room = ada.enters(Person.unique("room"));
        ada.says(room, "one").is(201);
        ada.says(room, "two").is(201);
        ada.opensDirectWith(grace);

        var snapshot = ada.get("/sync?limit=1").is(200);

        assertThat(snapshot.items("conversations").map(each -> each.path("conversation").path("kind").asText()))
                .containsExactlyInAnyOrder("room", "room", "direct");
        var change = change(snapshot, room);
        assertThat(change.path("reset").asBoolean()).isTrue();
        assertThat(change.path("messages").findValuesAsText("body")).containsExactly("two");
        assertThat(change.path("members").findValuesAsText("username")).containsExactly(ada.username());
        assertThat(change.path("conversation").path("lastMessage").path("body").asText()).isEqualTo("two");
    }

    @Test
    void aSnapshotTellsWhoIsThereEvenIfNobodyIs() {
        var snapshot = ada.get("/sync").is(200).body();
        assertThat(snapshot.path("presence").isArray()).isTrue();
        assertThat(snapshot.path("typing").isArray()).isTrue();
        var news = ada.get("/sync?since=" + snapshot.path("cursor").asText()).is(200).body();
        assertThat(news.path("presence").isNull()).isTrue();
        assertThat(news.path("typing").isNull()).isTrue();
    }

    @Test
    void onlyWhatChangedComesAfterwards() {
        var room = ada.enters(Person.unique("room"));
        ada.enters(Person.unique("quiet"));
        var cursor = ada.syncs();
        grace.put("/conversations/" + room + "/members/" + grace.username()).is(200);
        grace.says(room, "hello").is(201);

        var news = ada.syncs(cursor, 0).is(200);

        assertThat(news.items("conversations")).hasSize(1);
        var change = change(news, room);
        assertThat(change.path("reset").asBoolean()).isFalse();
        assertThat(change.path("messages").findValuesAsText("body")).containsExactly("hello");
        assertThat(change.path("conversation").path("unread").asInt()).isEqualTo(1);
        assertThat(change.path("conversation").path("members").asInt()).isEqualTo(2);
    }

    @Test
    void aGapOverTheLimitComesAsAResetWithTheNewestPage() {
        var room = ada.enters(Person.unique("room"));
        var cursor = ada.syncs();
        for (var i = 1; i <= 5; i++) {
            ada.says(room, "message " + i).is(201);
        }
        var change = change(ada.get("/sync?limit=3&since=" + cursor).is(200), room);
        assertThat(change.path("reset").asBoolean()).isTrue();
        assertThat(change.path("messages").findValuesAsText("body"))
                .containsExactly("message 3", "message 4", "message 5");
    }

    @Test
    void whoWasAwayForLongIsToldAllOfItInSeveralAnswers() {
        var rooms = IntStream.range(0, 12).mapToObj(i -> ada.enters(Person.unique("busy"))).toList();
        rooms.forEach(room -> ada.says(room, "first").is(201));
        var cursor = ada.syncs();
        rooms.forEach(room -> {
            TestServer.bean(Rows.class).fill(room, 150);
            ada.says(room, "last").is(201);
        });

        var told = new ArrayList<Answer>();
        do {
            told.add(ada.get("/sync?limit=100&since=" + cursor).is(200));
            cursor = told.getLast().at("cursor");
        } while (told.getLast().at("more").equals("true"));

        assertThat(told).as("a thousand messages are enough for one").hasSizeGreaterThan(1);
        var changes = told.stream().flatMap(answer -> answer.items("conversations"))
                .filter(change -> !change.path("messages").isEmpty())
                .toList();
        assertThat(changes.stream().map(change -> change.path("conversation").path("id").asLong()))
                .containsExactlyInAnyOrderElementsOf(rooms);
        assertThat(changes).allMatch(change -> change.path("messages").size() == 100)
                .allMatch(change -> change.path("messages").path(99).path("body").asText().equals("last"));
    }

    /** The members of large rooms are not told all; those of small ones are, whichever way it has become one. */
    @Test
    void aRoomThatBecomesSmallOrLargeIsToldAsAFreshSnapshotShowsIt() {
        var name = Person.unique("crowd");
        var room = ada.enters(name);
        for (var i = 0; i < 31; i++) {
            Person.named("extra").enters(name);
        }
        var client = new Mirror();
        client.follow(ada, 50);
        grace.enters(name);
        client.follow(ada, 50);
        assertThat(client.state()).as("33 members").isEqualTo(snapshot());
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        client.follow(ada, 50);
        assertThat(client.state()).as("32 members").isEqualTo(snapshot()).contains("extra");
    }

    private String snapshot() {
        var fresh = new Mirror();
        fresh.follow(ada, 50);
        return fresh.state();
    }

    @Test
    void aPollWaitsForWhateverComesFirst() {
        var room = ada.enters(Person.unique("room"));
        grace.enters(ada.get("/conversations/" + room).at("name"));
        var cursor = ada.syncs();
        var waiting = waits(ada, cursor);
        grace.says(room, "at last").is(201);
        assertThat(change(waiting.join().is(200), room).path("messages").findValuesAsText("body"))
                .containsExactly("at last");
    }

    @Test
    void aDirectOpenedBySomeoneElseAppearsByItself() {
        var waiting = waits(ada, ada.syncs());
        var direct = grace.opensDirectWith(ada);
        assertThat(change(waiting.join().is(200), direct).path("conversation").path("peer").path("username").asText())
                .isEqualTo(grace.username());
    }

    @Test
    void aConversationThatILeaveOrAmRemovedFromIsToldAsLeft() {
        var room = grace.enters(Person.unique("room"));
        ada.enters(grace.get("/conversations/" + room).at("name"));
        var waiting = waits(ada, ada.syncs());
        grace.delete("/conversations/" + room + "/members/" + ada.username()).is(204);
        var news = waiting.join().is(200);
        assertThat(news.items("left").map(JsonNode::asLong)).containsExactly(room);
        grace.says(room, "she is gone").is(201);
        assertThat(ada.syncs(news.at("cursor"), 1).text()).doesNotContain("she is gone");
    }

    @Test
    void whatIReadOnOneDeviceIsReadOnTheOther() {
        var room = ada.enters(Person.unique("room"));
        grace.enters(ada.get("/conversations/" + room).at("name"));
        grace.says(room, "hello").is(201);
        var cursor = ada.syncs();
        ada.onAnotherDevice().put("/conversations/" + room + "/read", "no", 1).is(200);
        var change = change(ada.syncs(cursor, 5).is(200), room);
        assertThat(change.path("conversation").path("unread").asInt()).isZero();
    }

    @Test
    void theOthersSeeWhatHasReachedMeAndWhatIRead() {
        var direct = ada.opensDirectWith(grace);
        var cursor = new String[]{ada.syncs()};
        ada.says(direct, "are you there?").is(201);
        assertThat(grace.get("/conversations/" + direct + "/members").text()).contains("\"receivedNo\":0");

        grace.syncs();

        awaitMember(cursor, direct, grace.username(), member -> member.path("receivedNo").asInt() == 1);
        grace.put("/conversations/" + direct + "/read", "no", 1).is(200);
        awaitMember(cursor, direct, grace.username(), member -> member.path("readNo").asInt() == 1);
    }

    @Test
    void whoKeepsWhatTheyReadToThemselvesIsStillSeenToReceive() {
        grace.patch("/me", "readReceipts", false).is(200);
        assertThat(grace.get("/me").at("readReceipts")).isEqualTo("false");
        var direct = ada.opensDirectWith(grace);
        var cursor = new String[]{ada.syncs()};
        ada.says(direct, "are you there?").is(201);
        grace.put("/conversations/" + direct + "/read", "no", 1).is(200);
        grace.syncs();
        awaitMember(cursor, direct, grace.username(),
                member -> member.path("receivedNo").asInt() == 1 && member.path("readNo").isNull());
        assertThat(grace.get("/conversations/" + direct).number("unread")).isZero();
    }

    @Test
    void whoKeepsWhatTheyReadToThemselvesDoesNotGiveItAwayByWhatTheyReceived() {
        var direct = ada.opensDirectWith(grace);
        ada.says(direct, "are you there?").is(201);
        grace.put("/conversations/" + direct + "/read", "no", 1).is(200);
        var members = "/conversations/" + direct + "/members?q=" + grace.username();
        assertThat(ada.get(members).body().at("/items/0/receivedNo").asInt()).isOne();

        grace.patch("/me", "readReceipts", false).is(200);
        assertThat(ada.get(members).body().at("/items/0/receivedNo").asInt()).isZero();
    }

    @Test
    void whoTypesIsSeenByTheOthersUntilTheySayIt() {
        var direct = ada.opensDirectWith(grace);
        var cursor = ada.syncs();
        var waiting = waits(ada, cursor);
        grace.put("/conversations/" + direct + "/typing").is(204);
        var news = waiting.join().is(200);
        assertThat(news.each("typing", "username")).containsExactly(grace.username());
        assertThat(grace.syncs("", 0).items("typing")).isEmpty();
        grace.says(direct, "so").is(201);
        assertThat(ada.syncs(news.at("cursor"), 1).body().path("typing").isArray()).isTrue();
    }

    @Test
    void aStrangerCannotTypeWhereTheyAreNot() {
        var direct = ada.opensDirectWith(grace);
        Person.named("linus").put("/conversations/" + direct + "/typing").refuses(404, "not-found");
    }

    @Test
    void anUnchangedPollIsNotModifiedForWhoHasItsTag() {
        var cursor = ada.syncs();
        var tag = ada.syncs(cursor, 0).is(200).header("etag");
        assertThat(ada.send("GET", "/sync?since=" + cursor, null, "If-None-Match", tag).is(304).text()).isEmpty();
        ada.enters(Person.unique("room"));
        ada.send("GET", "/sync?since=" + cursor, null, "If-None-Match", tag).is(200);
    }

    @Test
    void aCursorThatIsNotMineOrNotOneIsRefused() {
        var cursor = grace.syncs();
        for (var bad : new String[]{cursor, "x", "AAAA", ada.syncs() + "A", "%25", "A".repeat(30_000)}) {
            ada.syncs(bad, 0).refuses(400, "bad-cursor");
        }
        ada.get("/sync?wait=51").refusesField("wait");
        ada.get("/sync?limit=0").refusesField("limit");
        Http.send(TestServer.address(), "GET", "/api/v1/sync", null).refuses(401, "unauthenticated");
    }

    private void awaitMember(String[] cursor, long conversation, String username, Predicate<JsonNode> is) {
        Awaitility.await().until(() -> {
            var news = ada.syncs(cursor[0], 1).is(200);
            cursor[0] = news.at("cursor");
            return news.items("conversations")
                    .filter(each -> each.path("conversation").path("id").asLong() == conversation)
                    .flatMap(each -> each.path("members").valueStream())
                    .anyMatch(member -> member.path("username").asText().equals(username) && is.test(member));
        });
    }

    private static JsonNode change(Answer news, long conversation) {
        return news.items("conversations")
                .filter(each -> each.path("conversation").path("id").asLong() == conversation)
                .findAny()
                .orElseThrow(() -> new AssertionError("nothing of " + conversation + " in " + news.text()));
    }

    private static CompletableFuture<Answer> waits(Person person, String cursor) {
        var waiting = CompletableFuture.supplyAsync(() -> person.syncs(cursor, 20));
        Meters.shared().awaitWaiting(1);
        return waiting;
    }
}
