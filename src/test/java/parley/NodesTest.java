package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.bell.Tail;
import parley.push.Ticks;

/** Two nodes on one database, and people who do not know which of them serves them. */
class NodesTest {
    private static final int WRITERS = 6;
    private static final int MESSAGES_EACH = 20;

    private static EmbeddedServer one;
    private static EmbeddedServer other;

    private final AtomicBoolean writing = new AtomicBoolean(true);

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(TestDatabase.CHOSEN != TestDatabase.H2, "An embedded database has one node.");
        var data = TestServer.newFolder();
        one = TestServer.start(-1, data);
        other = TestServer.start(-1, data);
    }

    @AfterAll
    static void stop() {
        if (other != null) {
            one.getApplicationContext().close();
            other.getApplicationContext().close();
        }
    }

    @Test
    @Timeout(120)
    void whatIsPostedOnEitherIsHeardOnBothOnceAndInOrder() throws Exception {
        var name = Person.unique("hot");
        var people = IntStream.range(0, WRITERS).mapToObj(i -> Person.named("ada", address(one))).toList();
        var room = people.stream().mapToLong(person -> person.enters(name)).max().orElseThrow();
        var cursor = people.getFirst().reads(room).at("cursor");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var followers = List.of(
                    threads.submit(() -> follow(people.get(0), one, one, room, cursor)),
                    threads.submit(() -> follow(people.get(1), other, other, room, cursor)),
                    threads.submit(() -> follow(people.get(2), one, other, room, cursor)));
            var written = new ArrayList<Future<Map<Long, String>>>();
            for (var i = 0; i < WRITERS; i++) {
                var writer = people.get(i).at(address(i % 2 == 0 ? one : other));
                written.add(threads.submit(write(writer, room)));
            }
            Map<Long, String> truth = new HashMap<>();
            for (var each : written) {
                truth.putAll(each.get());
            }
            writing.set(false);
            assertThat(truth).hasSize(WRITERS * MESSAGES_EACH).containsKey((long) WRITERS * MESSAGES_EACH);
            for (var follower : followers) {
                assertThat(follower.get()).isEqualTo(truth);
            }
        }
    }

    @Test
    void theSameKeyIsTheSameMessageOnEitherNode() {
        var ada = Person.named("ada", address(one));
        var room = ada.enters(Person.unique("room"));
        ada.says(room, "once", "key").is(201);
        assertThat(ada.at(address(other)).says(room, "once", "key").is(200).number("no")).isEqualTo(1);
    }

    @Test
    void aCursorOfOneNodeIsGoodOnTheOtherEvenAheadOfIt() {
        var ada = Person.named("ada", address(one));
        var there = ada.at(address(other));
        var room = ada.enters(Person.unique("room"));
        for (var i = 0; i < 20; i++) {
            ada.says(room, "message " + i).is(201);
            assertThat(there.syncs(ada.syncs(), 0).is(200).items("conversations")).isEmpty();
            assertThat(there.hears(room, ada.reads(room).at("cursor"), 0).is(200).items("messages")).isEmpty();
        }
    }

    @Test
    void whoWaitsOnOneNodeHearsWhatHappensOnTheOther() {
        var ada = Person.named("ada", address(one));
        var grace = Person.named("grace", address(other));
        var cursor = ada.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> ada.syncs(cursor, 20));
        Meters.of(one.getApplicationContext()).awaitWaiting(1);
        grace.opensDirectWith(ada);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
        assertThat(waiting.join().is(200).items("conversations")).hasSize(1);
    }

    @Test
    void whoWaitsOnOneNodeHearsOfARoomsNewNameOfTheirRemovalAndOfItsEndOnTheOther() {
        var ada = Person.named("ada", address(one));
        var there = Person.named("grace", address(other));
        var name = Person.unique("workshop");
        var room = ada.enters(name);
        there.enters(name);
        var renamed = Person.unique("studio");

        hears(there, () -> ada.patch("/rooms/" + name, "name", renamed).is(200),
                news -> news.body().at("/conversations/0/conversation/name").asText().equals(renamed));
        assertThat(there.get("/rooms/" + name).is(200).at("name")).isEqualTo(renamed);

        var grace = "/conversations/" + room + "/members/" + there.username();
        Predicate<Answer> left = news -> news.body().path("left").path(0).asLong() == room;
        hears(there, () -> ada.delete(grace).is(204), left);
        there.says(room, "hello?").refuses(404, "not-found");

        hears(there, () -> ada.put(grace).is(200),
                news -> news.body().at("/conversations/0/conversation/id").asLong() == room);
        hears(there, () -> ada.delete("/rooms/" + renamed).is(204), left);
        there.get("/rooms/" + renamed).refuses(404, "not-found");
    }

    @Test
    void whoWasRemovedOnOneNodeHearsNothingThatIsSaidAfterwardsOnTheOther() {
        var ada = Person.named("ada", address(one));
        var grace = Person.named("grace", address(other));
        for (var round = 0; round < 5; round++) {
            var room = ada.put("/rooms/" + Person.unique("attic"), "visibility", "private").is(201).number("id");
            var member = "/conversations/" + room + "/members/" + grace.username();
            ada.put(member).is(200);
            var hears = CompletableFuture.supplyAsync(() -> hearsUntilRemoved(grace, room));
            var syncs = CompletableFuture.supplyAsync(() -> syncsUntilRemoved(grace, room));
            Meters.of(other.getApplicationContext()).awaitWaiting(2);

            ada.delete(member).is(204);
            ada.at(address(other)).says(room, "a secret").is(201);
            assertThat(grace.get("/conversations/" + room + "/messages").text()).doesNotContain("a secret");
            assertThat(hears.join()).doesNotContain("a secret");
            assertThat(syncs.join()).doesNotContain("a secret");
        }
    }

    private static String hearsUntilRemoved(Person reader, long room) {
        var told = new StringBuilder();
        var cursor = reader.reads(room).at("cursor");
        for (var answer = reader.hears(room, cursor, 10); answer.status() == 200; answer = reader.hears(room, cursor,
                10)) {
            told.append(answer.text());
            cursor = answer.at("cursor");
        }
        return told.toString();
    }

    private static String syncsUntilRemoved(Person reader, long room) {
        var told = new StringBuilder();
        var cursor = reader.syncs();
        for (var left = false; !left;) {
            var answer = reader.syncs(cursor, 10).is(200);
            told.append(answer.text());
            cursor = answer.at("cursor");
            left = answer.body().path("left").path(0).asLong() == room;
        }
        return told.toString();
    }

    @Test
    void whoEntersByOneNodeIsInOnTheOtherAtOnce() {
        var ada = Person.named("ada", address(one));
        var there = ada.at(address(other));
        for (var i = 0; i < 5; i++) {
            there.syncs();
            var room = ada.enters(Person.unique("room"));
            there.hears(room, "", 0).is(200);
            there.put("/conversations/" + room + "/typing").is(204);
        }
    }

    @Test
    void whoSignsOutOnOneNodeIsRefusedOnTheOtherWithinASecondAlsoWhereTheyWait() {
        var ada = Person.named("ada", address(one));
        var there = ada.at(address(other));
        var cursor = there.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> there.syncs(cursor, 20));
        Meters.of(other.getApplicationContext()).awaitWaiting(1);
        ada.send("POST", "/auth/logout", "{}");
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> there.get("/me").status() == 401);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
        waiting.join().refuses(401, "session-ended");
    }

    /** One of the two asks it, for as long as it takes; nobody waits for that for long. */
    @Test
    @Timeout(60)
    void whoAsksWhileTheDatabaseSaysNothingIsToldSo() throws Exception {
        var ada = Person.named("ada", address(one));
        try (var silence = TestServer.bean(Rows.class).connect(); var statement = silence.createStatement()) {
            statement.execute("LOCK TABLES user_head WRITE");
            try {
                Awaitility.await().until(() -> !one.getApplicationContext().getBean(Tail.class).isFresh());
                var asked = Stream.generate(() -> CompletableFuture.supplyAsync(() -> ada.get("/me"))).limit(2);
                var told = CompletableFuture.anyOf(asked.toArray(CompletableFuture[]::new));
                ((Answer) told.get()).refuses(503, "unavailable");
            } finally {
                statement.execute("UNLOCK TABLES");
            }
        }
        Awaitility.await().untilAsserted(() -> ada.get("/me").is(200));
    }

    @Test
    void whoPollsOnOneNodeIsOnlineOnTheOther() {
        var ada = Person.named("ada", address(one));
        var grace = Person.named("grace", address(other));
        ada.opensDirectWith(grace);
        grace.syncs();
        Awaitility.await().until(() -> ada.syncs("", 0).items("presence")
                .anyMatch(person -> person.path("online").asBoolean()));
    }

    @Test
    void whoFetchesItOnOneNodeIsNotWokenByTheOther() {
        var ada = Person.named("ada", address(one));
        var grace = Person.named("grace", address(one));
        var linus = Person.named("linus", address(one));
        try (var service = new PushService()) {
            List.of(grace, linus).forEach(
                    each -> each.put("/me/push", "endpoint", service.endpoint(each.username())).is(204));
            var group = ada.post("/groups", "usernames", List.of(grace.username(), linus.username())).number("id");
            ada.says(group, "hello").is(201);
            grace.at(address(other)).syncs();
            Awaitility.await().until(() -> ada.get("/conversations/" + group + "/members").items("items")
                    .filter(each -> each.path("username").asText().equals(grace.username()))
                    .anyMatch(each -> each.path("receivedNo").asLong() == 1));
            Ticks.pass(one.getApplicationContext());
            service.knock(linus.username());
            assertThat(service.knocks(grace.username())).isEmpty();
        }
    }

    /** Someone waits for everything while another does this, and soon hears of it. */
    private static void hears(Person waiting, Runnable deed, Predicate<Answer> told) {
        var cursor = new String[]{waiting.syncs()};
        var news = CompletableFuture.supplyAsync(() -> {
            var answer = waiting.syncs(cursor[0], 20).is(200);
            while (!told.test(answer)) {
                cursor[0] = answer.at("cursor");
                answer = waiting.syncs(cursor[0], 20).is(200);
            }
            return answer;
        });
        deed.run();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(news::isDone);
        news.join();
    }

    private static String address(EmbeddedServer node) {
        return node.getURL().toString();
    }

    /** For some seconds the nodes do not agree on who is there and who types: that must not answer every poll. */
    @Test
    void whoAsksTheNodesInTurnIsNotAnsweredWithoutEnd() {
        var ada = Person.named("ada", address(one));
        var grace = Person.named("grace", address(one));
        var room = ada.opensDirectWith(grace);
        var cursor = ada.syncs();
        grace.syncs("", 0).is(200);
        grace.at(address(other)).syncs("", 0).is(200);
        grace.put("/conversations/" + room + "/typing").is(204);
        var answers = 0;
        for (var end = System.nanoTime() + 4_000_000_000L; System.nanoTime() < end; answers++) {
            cursor = ada.at(address(answers % 2 == 0 ? other : one)).syncs(cursor, 1).is(200).at("cursor");
        }
        assertThat(answers).isLessThan(30);
    }

    private static Callable<Map<Long, String>> write(Person writer, long room) {
        return () -> {
            Map<Long, String> written = new HashMap<>();
            for (var i = 0; i < MESSAGES_EACH; i++) {
                var key = writer.username() + ' ' + i;
                written.put(writer.says(room, key, key).is(201).number("no"), key);
            }
            return written;
        };
    }

    /** Follows the room to its end, asking the one node and the other in turn. */
    private Map<Long, String> follow(Person me, EmbeddedServer now, EmbeddedServer then, long room, String from) {
        Map<Long, String> heard = new HashMap<>();
        var cursor = from;
        for (var node = now;; node = node == now ? then : now) {
            var over = !writing.get();
            var news = me.at(address(node)).hears(room, cursor, 1).is(200);
            var last = heard.size();
            for (var message : (Iterable<com.fasterxml.jackson.databind.JsonNode>) news.items("messages")::iterator) {
                assertThat(message.path("no").asInt()).as("in order, none twice").isEqualTo(++last);
                heard.put(message.path("no").asLong(), message.path("idempotencyKey").asText());
            }
            cursor = news.at("cursor");
            if (over && news.items("messages").findAny().isEmpty()) {
                return heard;
            }
        }
    }
}
