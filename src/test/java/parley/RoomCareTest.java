package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.BeanContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import parley.conversation.Hours;

/** What owners and moderators do with a room: ada owns it, grace is in it, linus is not. */
class RoomCareTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final String name = Person.unique("workshop");
    private final long room = ada.enters(name);
    private final String members = "/conversations/" + room + "/members/";

    RoomCareTest() {
        grace.enters(name);
    }

    @Test
    void anOldNameLeadsToTheRoomAndNobodyElseCanTakeIt() {
        var renamed = Person.unique("studio");
        assertThat(ada.patch("/rooms/" + name, "name", renamed).is(200).at("name")).isEqualTo(renamed);

        assertThat(linus.get("/rooms/" + name).is(200).at("name")).isEqualTo(renamed);
        assertThat(linus.put("/rooms/" + name.toUpperCase()).is(200).number("id")).isEqualTo(room);
        assertThat(linus.get("/rooms/" + renamed).number("id")).isEqualTo(room);
        assertThat(linus.get("/rooms?q=" + renamed).each("items", "name")).containsExactly(renamed);
        assertThat(linus.get("/rooms?q=" + name).items("items")).isEmpty();
        var other = Person.unique("other");
        linus.enters(other);
        linus.patch("/rooms/" + other, "name", name).refuses(409, "name-taken");
        linus.patch("/rooms/" + other, "name", renamed).refuses(409, "name-taken");
        linus.patch("/rooms/" + other, "name", "a/b").refusesField("name");
        assertThat(linus.get("/rooms/" + other).at("name")).isEqualTo(other);
    }

    @Test
    void aRoomMayTakeBackItsOwnOldName() {
        var renamed = Person.unique("studio");
        ada.patch("/rooms/" + name, "name", renamed).is(200);
        assertThat(ada.patch("/rooms/" + name, "name", name.toUpperCase()).is(200).at("name"))
                .isEqualTo(name.toUpperCase());
        assertThat(linus.get("/rooms/" + renamed).at("name")).isEqualTo(name.toUpperCase());
    }

    @RepeatedTest(5)
    void whoCreatesARoomOfANameThatAnotherTakesAtTheSameTimeEndsUpInOneOfTheTwo() {
        var wanted = Person.unique("wanted");
        var renaming = CompletableFuture.supplyAsync(() -> ada.patch("/rooms/" + name, "name", wanted));
        var entering = CompletableFuture.supplyAsync(() -> linus.put("/rooms/" + wanted));
        var entered = entering.join();
        if (renaming.join().status() == 200) {
            assertThat(entered.is(200).number("id")).isEqualTo(room);
        } else {
            renaming.join().refuses(409, "name-taken");
            assertThat(entered.is(201).number("id")).isNotEqualTo(room);
        }
        assertThat(linus.get("/rooms/" + wanted).number("id")).isEqualTo(entered.number("id"));
    }

    @Test
    void moderatorsSetTheTopicAndOnlyOwnersTheNameAndTheVisibility() {
        grace.patch("/rooms/" + name, "topic", "Lathes").refuses(403, "forbidden");
        linus.patch("/rooms/" + name, "topic", "Lathes").refuses(403, "forbidden");
        ada.patch(members + grace.username(), "role", "moderator").is(200);

        assertThat(grace.patch("/rooms/" + name, "topic", " Lathes ").is(200).at("topic")).isEqualTo("Lathes");
        grace.patch("/rooms/" + name, "name", Person.unique("mine")).refuses(403, "forbidden");
        grace.patch("/rooms/" + name, "visibility", "private").refuses(403, "forbidden");
        grace.delete("/rooms/" + name).refuses(403, "forbidden");
        ada.patch("/rooms/" + name, "topic", "x".repeat(501)).refusesField("topic");
        assertThat(ada.patch("/rooms/" + name, "topic", "").is(200).at("topic")).isEmpty();
    }

    @Test
    void aRoomThatBecomesPrivateKeepsItsMembersAndExistsForNobodyElse() {
        ada.patch("/rooms/" + name, "visibility", "private").is(200);

        grace.says(room, "still here").is(201);
        linus.get("/rooms/" + name).refuses(404, "not-found");
        linus.put("/rooms/" + name).refuses(409, "name-taken");
        linus.patch("/rooms/" + name, "topic", "x").refuses(404, "not-found");
        linus.delete("/rooms/" + name).refuses(404, "not-found");
        linus.put(members + linus.username()).refuses(404, "not-found");
        assertThat(linus.get("/rooms?q=" + name).items("items")).isEmpty();
        ada.put(members + linus.username()).is(200);
        linus.get("/rooms/" + name).is(200);
    }

    @Test
    void aPersonalRoomIsNeitherRenamedNorDeletedNorMadePrivate() {
        var own = "/rooms/@" + ada.username();
        ada.patch(own, "name", Person.unique("mine")).refuses(409, "personal-room");
        ada.patch(own, "visibility", "private").refuses(409, "personal-room");
        ada.delete(own).refuses(409, "personal-room");
        assertThat(ada.patch(own, "topic", "About me").is(200).at("topic")).isEqualTo("About me");
        ada.patch("/rooms/" + name, "name", "@" + ada.username()).refusesField("name");
    }

    @Test
    void whoIsInHearsOfANewNameTopicAndVisibility() {
        var cursor = grace.reads(room).at("cursor");
        var everything = grace.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> grace.hears(room, cursor, 30));
        var waitingForAll = CompletableFuture.supplyAsync(() -> grace.syncs(everything, 30));
        Meters.shared().awaitWaiting(2);
        var renamed = Person.unique("studio");

        ada.patch("/rooms/" + name, "name", renamed, "topic", "Clay", "visibility", "private").is(200);

        var news = waiting.orTimeout(10, TimeUnit.SECONDS).join().is(200);
        assertThat(news.body().path("room").toString())
                .isEqualTo(Person.json("name", renamed, "topic", "Clay", "visibility", "private"));
        var change = waitingForAll.orTimeout(10, TimeUnit.SECONDS).join().is(200)
                .body().at("/conversations/0/conversation");
        assertThat(change.path("name").asText()).isEqualTo(renamed);
        assertThat(change.path("topic").asText()).isEqualTo("Clay");
        assertThat(change.path("visibility").asText()).isEqualTo("private");
        ada.says(room, "Well?").is(201);
        assertThat(grace.hears(room, news.at("cursor"), 0).body().path("room").isNull()).isTrue();
    }

    @Test
    void aDeletedRoomIsGoneForEveryoneAtOnceAndItsNamesAreFree() {
        var renamed = Person.unique("studio");
        ada.patch("/rooms/" + name, "name", renamed).is(200);
        ada.says(room, "the last words").is(201);
        graceHas(1);
        var cursor = grace.reads(room).at("cursor");
        var everything = grace.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> grace.hears(room, cursor, 30));
        var waitingForAll = CompletableFuture.supplyAsync(() -> grace.syncs(everything, 30));
        Meters.shared().awaitWaiting(2);
        grace.delete("/rooms/" + name).refuses(403, "forbidden");

        ada.delete("/rooms/" + name).is(204);

        waiting.orTimeout(10, TimeUnit.SECONDS).join().refuses(404, "not-found");
        var news = waitingForAll.orTimeout(10, TimeUnit.SECONDS).join().is(200);
        assertThat(news.items("left").map(JsonNode::asLong)).containsExactly(room);
        ada.says(room, "hello?").refuses(404, "not-found");
        ada.get("/conversations/" + room).refuses(404, "not-found");
        ada.get("/rooms/" + renamed).refuses(404, "not-found");
        ada.delete("/rooms/" + renamed).refuses(404, "not-found");
        assertThat(ada.get("/rooms?joined=true&q=" + renamed).items("items")).isEmpty();
        for (var free : new String[]{name, renamed}) {
            assertThat(linus.put("/rooms/" + free).is(201).number("lastNo")).isZero();
        }
    }

    @Test
    void ofADeletedRoomNothingStaysInTheDatabase() {
        var some = IntStream.range(0, 8).mapToObj(i -> Person.named("ada")).toList();
        some.parallelStream().forEach(person -> {
            person.enters(name);
            IntStream.range(0, 70).forEach(i -> person.says(room, "message " + i).is(201));
        });
        assertThat(rows("message")).isEqualTo(560);

        ada.delete("/rooms/" + name).is(204);

        Awaitility.await().untilAsserted(() -> {
            for (var table : new String[]{"message", "membership", "room_name", "conversation_head", "erasure"}) {
                assertThat(rows(table)).as(table).isZero();
            }
        });
    }

    @Test
    void whatADeletedRoomLeftBehindWhenTheServerStoppedIsErasedLater() {
        ada.says(room, "hello").is(201);
        var rows = TestServer.bean(Rows.class);
        rows.change("DELETE FROM room_name WHERE conversation_id = " + room);
        rows.change("DELETE FROM conversation_head WHERE conversation_id = " + room);
        rows.change("INSERT INTO erasure (conversation_id, begun_at)"
                + " SELECT id, created_at FROM conversation WHERE id = " + room);
        assertThat(rows("message") + rows("membership") + rows("erasure")).isEqualTo(4);

        Hours.minute(TestServer.bean(BeanContext.class));

        assertThat(rows("message") + rows("membership") + rows("erasure")).isZero();
        assertThat(rows.count("conversation", "id = " + room)).isZero();
    }

    @Test
    void whoIsRemovedFromAPublicRoomMayComeBackAndFromAPrivateOneMayNot() {
        ada.delete(members + grace.username()).is(204);
        grace.says(room, "hello?").refuses(404, "not-found");
        assertThat(grace.put("/rooms/" + name).is(200).at("role")).isEqualTo("member");

        ada.patch("/rooms/" + name, "visibility", "private").is(200);
        ada.delete(members + grace.username()).is(204);
        grace.put("/rooms/" + name).refuses(409, "name-taken");
    }

    @Test
    void moderatorsDoNotTakeEachOtherOutNorOwnersEachOther() {
        linus.enters(name);
        ada.patch(members + grace.username(), "role", "moderator").is(200);
        ada.patch(members + linus.username(), "role", "moderator").is(200);
        grace.delete(members + linus.username()).refuses(403, "forbidden");
        ada.delete(members + linus.username()).is(204);

        ada.patch(members + grace.username(), "role", "owner").is(200);
        grace.delete(members + ada.username()).refuses(403, "forbidden");
        ada.delete(members + grace.username()).refuses(403, "forbidden");
        ada.patch(members + grace.username(), "role", "moderator").is(200);
        ada.delete(members + grace.username()).is(204);
    }

    @Test
    void anOwnerHandsTheRoomOverAndStepsDown() {
        grace.patch(members + grace.username(), "role", "owner").refuses(403, "forbidden");
        ada.patch(members + grace.username(), "role", "owner").is(200);
        assertThat(ada.patch(members + ada.username(), "role", "member").is(200).at("role")).isEqualTo("member");
        ada.patch(members + ada.username(), "role", "owner").refuses(403, "forbidden");
        grace.patch(members + ada.username(), "role", "moderator").is(200);
        ada.patch(members + ada.username(), "role", "left").refusesField("role");
        assertThat(ada.patch(members + ada.username(), "role", "member").is(200).at("role")).isEqualTo("member");
        grace.patch(members + grace.username(), "role", "member").refuses(409, "last-owner");
    }

    @Test
    void whatRolesBecomeIsHeardByEveryoneAndAtOnceInForce() {
        var said = linus.put("/rooms/" + name).number("id") == room ? linus.says(room, "spam").number("no") : 0;
        grace.delete("/conversations/" + room + "/messages/" + said).refuses(403, "not-the-author");
        graceHas(said);
        var everything = grace.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> grace.syncs(everything, 30));
        Meters.shared().awaitWaiting(1);
        ada.patch(members + grace.username(), "role", "moderator").is(200);

        var change = waiting.orTimeout(10, TimeUnit.SECONDS).join().is(200).body().at("/conversations/0");
        assertThat(change.at("/conversation/role").asText()).isEqualTo("moderator");
        assertThat(change.at("/members/0/role").asText()).isEqualTo("moderator");
        grace.delete("/conversations/" + room + "/messages/" + said).is(204);
        grace.delete(members + linus.username()).is(204);
        grace.delete(members + ada.username()).refuses(403, "forbidden");
    }

    @Test
    void aPrivateRoomGoesWithItsLastMember() {
        var den = Person.unique("den");
        var id = ada.put("/rooms/" + den, "visibility", "private").number("id");
        ada.put("/conversations/" + id + "/members/" + grace.username()).is(200);
        ada.delete("/conversations/" + id + "/members/" + ada.username()).refuses(409, "last-owner");
        grace.delete("/conversations/" + id + "/members/" + grace.username()).is(204);
        ada.delete("/conversations/" + id + "/members/" + ada.username()).is(204);
        assertThat(linus.put("/rooms/" + den).is(201).number("id")).isNotEqualTo(id);
    }

    /** That she has received it is told a moment later, and would be the first that her polls hear of. */
    private void graceHas(long no) {
        Awaitility.await().until(() -> {
            grace.syncs();
            return grace.get(members).items("items").anyMatch(
                    member -> member.path("username").asText().equals(grace.username())
                            && member.path("receivedNo").asLong() == no);
        });
    }

    private long rows(String table) {
        return TestServer.bean(Rows.class).of(table, room);
    }
}
