package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What waiting costs, and who may not go on with it. */
class WaitingTest {
    private static final int MOST = 8;

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @Test
    void anUnchangedPollIsAnsweredWithoutTheDatabase() {
        var room = ada.enters(Person.unique("room"));
        var messages = ada.reads(room).at("cursor");
        var everything = ada.syncs();
        var polls = 200;
        var taken = new Taken();

        for (var i = 0; i < polls; i++) {
            assertThat(ada.hears(room, messages, 0).is(200).at("cursor")).isEqualTo(messages);
            assertThat(ada.syncs(everything, 0).is(200).at("cursor")).isEqualTo(everything);
        }

        assertThat(taken.byNow()).isLessThan(polls / 2.0);
    }

    @Test
    void aPostToARoomWhereManyWaitIsReadOnce() {
        var name = Person.unique("room");
        var room = ada.enters(name);
        var others = IntStream.range(0, 15).mapToObj(i -> Person.named("linus")).toList();
        others.forEach(linus -> linus.enters(name));
        others.forEach(Person::syncs);
        var waiting = others.stream().flatMap(linus -> waits(linus, room, MOST)).toList();
        Meters.shared().awaitWaiting(waiting.size());
        var taken = new Taken();

        ada.says(room, "hello, all").is(201);

        waiting.forEach(each -> assertThat(each.join().is(200).text()).contains("hello, all"));
        assertThat(taken.byNow()).isLessThan(waiting.size() / 2.0);
    }

    @Test
    void whoComesIntoARoomKeepsNobodyWaiting() {
        var server = TestServer.start(-1, TestServer.newFolder(), Map.of("parley.presence.calm", "1h"));
        var meters = Meters.of(server.getApplicationContext());
        var address = server.getURL().toString();
        var name = Person.unique("room");
        var others = IntStream.range(0, 30).mapToObj(i -> Person.named("linus", address)).toList();
        others.forEach(linus -> linus.enters(name));
        var waiting = others.stream().map(linus -> {
            var cursor = linus.syncs();
            return CompletableFuture.supplyAsync(() -> linus.syncs(cursor, 30));
        }).toList();
        meters.awaitWaiting(waiting.size());
        var newcomer = Person.named("grace", address);
        var before = meters.connectionsTaken();

        newcomer.enters(name);

        waiting.forEach(each -> assertThat(each.join().is(200).text()).contains(newcomer.username()));
        assertThat(meters.connectionsTaken() - before).isLessThan(waiting.size());
        server.getApplicationContext().close();
    }

    @Test
    void theNinthPollOfAUserIsAnsweredAtOnceAndAskedToComeBack() {
        var room = ada.enters(Person.unique("room"));
        var waiting = waits(ada, room, MOST).toList();
        Meters.shared().awaitWaiting(MOST);

        var ninth = ada.hears(room, ada.reads(room).at("cursor"), 30).is(200);
        assertThat(Long.parseLong(ninth.header("retry-after"))).isPositive();
        assertThat(ada.syncs(ada.syncs(), 30).is(200).header("retry-after")).isNotEmpty();

        ada.says(room, "go").is(201);
        waiting.forEach(each -> assertThat(each.join().is(200).header("retry-after")).isEmpty());
    }

    @Test
    void aboveTheServersCeilingPollsAreAnsweredAtOnce() {
        var server = TestServer.start(-1, TestServer.newFolder(), Map.of("parley.polls.waiting", 1));
        var linus = Person.named("linus", server.getURL().toString());
        var cursor = linus.syncs();
        var first = CompletableFuture.supplyAsync(() -> linus.syncs(cursor, 30));
        Meters.of(server.getApplicationContext()).awaitWaiting(1);
        assertThat(linus.syncs(cursor, 30).is(200).header("retry-after")).isNotEmpty();
        linus.enters(Person.unique("room"));
        assertThat(first.join().is(200).header("retry-after")).isEmpty();
        server.getApplicationContext().close();
    }

    @Test
    void aClientThatDropsItsConnectionLeavesNothingBehind() throws IOException {
        Meters.shared().awaitWaiting(0);
        var room = ada.enters(Person.unique("room"));
        var address = URI.create(TestServer.address());
        for (var path : List.of("/api/v1/sync?wait=40&since=" + ada.syncs(),
                "/api/v1/conversations/" + room + "/messages?wait=40&since=" + ada.reads(room).at("cursor"))) {
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                var request = "GET " + path + " HTTP/1.1\r\nHost: parley\r\nAuthorization: Bearer " + ada.accessToken()
                        + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                Meters.shared().awaitWaiting(1);
            }
            Meters.shared().awaitWaiting(0);
        }
    }

    @Test
    void whoIsRemovedWhileWaitingHearsNothingMore() {
        var room = ada.enters(Person.unique("room"));
        grace.enters(ada.get("/conversations/" + room).at("name"));
        var waiting = waits(grace, room, 1).findAny().orElseThrow();
        Meters.shared().awaitWaiting(1);
        ada.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        within(waiting).refuses(404, "not-found");
    }

    @Test
    void whoSignsOutWhileWaitingIsToldAtOnce() {
        var there = grace.onAnotherDevice();
        var cursor = there.syncs();
        var signedOut = CompletableFuture.supplyAsync(() -> there.syncs(cursor, 30));
        Meters.shared().awaitWaiting(1);
        there.send("POST", "/auth/logout", "{}");
        within(signedOut).refuses(401, "session-ended");
    }

    @Test
    void aPollGoesOnWaitingWhenWhatMovedIsNoneOfItsBusiness() {
        var cursor = ada.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> ada.syncs(cursor, 10));
        Meters.shared().awaitWaiting(1);
        grace.says(grace.enters(Person.unique("elsewhere")), "hello").is(201);
        assertThat(waiting.join().is(200).at("cursor")).isEqualTo(cursor);
    }

    /** How many connections were taken, but for what the server does by itself: presence every 200 ms here, and the tail. */
    private static final class Taken {
        private static final int A_SECOND = 15;

        private final long before = Meters.shared().connectionsTaken();
        private final Instant begun = Instant.now();

        double byNow() {
            var itself = A_SECOND * Duration.between(begun, Instant.now()).toMillis() / 1e3;
            return Meters.shared().connectionsTaken() - before - itself;
        }
    }

    /** It would be kept in memory for as long. */
    @Test
    void nobodyWaitsInAnAddressThatIsMuchLongerThanItsCursor() {
        var room = ada.enters(Person.unique("room"));
        var messages = "/conversations/" + room + "/messages?since=" + ada.reads(room).at("cursor");
        var sync = "/sync?since=" + ada.syncs();
        var idle = "&idle=" + "x".repeat(2_000);
        for (var path : List.of(messages, sync)) {
            ada.get(path + "&wait=1" + idle).refusesField("wait");
            ada.get(path + "&wait=0" + idle).is(200);
            ada.get(path + "&wait=1").is(200);
        }
    }

    private static java.util.stream.Stream<CompletableFuture<Answer>> waits(Person person, long room, int times) {
        var cursor = person.reads(room).at("cursor");
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> person.hears(room, cursor, 30),
                        task -> Thread.startVirtualThread(task)));
    }

    /** What is answered long before its wait is over. */
    private static Answer within(CompletableFuture<Answer> waiting) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(waiting::isDone);
        return waiting.join();
    }
}
