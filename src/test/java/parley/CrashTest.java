package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was acknowledged is there after the plug was pulled. */
class CrashTest {
    private static final int CRASHES = 3;
    private static final int WRITERS = 4;
    private static final int BEFORE_EACH_CRASH = 60;

    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Timeout(300)
    void nothingAcknowledgedIsMissingAfterTheServerIsKilledInTheMiddleOfWriting() {
        var data = TestServer.newFolder();
        var port = ServerProcess.freePort();
        var server = ServerProcess.start(port, data, Map.of()).awaitReady();
        var ada = Person.named("ada", server.address());
        var room = ada.enters(Person.unique("crash"));
        for (var crash = 0; crash < CRASHES; crash++) {
            writeUntilTheEnd(server, ada, room, "life " + crash);
            server = ServerProcess.start(port, data, Map.of()).awaitReady();
            var kept = all(ada, room);
            assertThat(kept.stream().map(Kept::key)).containsAll(acknowledged).doesNotHaveDuplicates();
            assertThat(kept.stream().map(Kept::no)).isEqualTo(IntStream.rangeClosed(1, kept.size()).boxed().toList());
        }
        assertThat(acknowledged).hasSizeGreaterThan(CRASHES * BEFORE_EACH_CRASH);
        server.stop();
    }

    /** What clients were told a moment before may be lost, and its numbers be given to something else. */
    @Test
    @Timeout(120)
    void clientsStartOverAfterACrashOfTheEmbeddedDatabaseAndAfterNothingElse() {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "the others lose nothing that was committed");
        var data = TestServer.newFolder();
        var port = ServerProcess.freePort();
        var server = ServerProcess.start(port, data, Map.of()).awaitReady();
        var ada = Person.named("ada", server.address());
        var room = ada.enters(Person.unique("crash"));
        var since = ada.reads(room).at("cursor");
        server.stop();

        server = ServerProcess.start(port, data, Map.of()).awaitReady();
        ada.hears(room, since, 0).is(200);
        server.kill();

        server = ServerProcess.start(port, data, Map.of()).awaitReady();
        ada.hears(room, since, 0).refuses(410, "start-over");
        server.stop();
    }

    private void writeUntilTheEnd(ServerProcess server, Person ada, long room, String life) {
        var before = acknowledged.size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, WRITERS).forEach(writer -> threads.submit(() -> {
                for (var i = 0;; i++) {
                    var key = life + " writer " + writer + " message " + i;
                    ada.says(room, key, key).is(201);
                    acknowledged.add(key);
                }
            }));
            Awaitility.await().atMost(Duration.ofSeconds(60))
                    .until(() -> acknowledged.size() > before + BEFORE_EACH_CRASH);
            server.kill();
        }
    }

    private record Kept(int no, String key) {}

    private static List<Kept> all(Person ada, long room) {
        List<Kept> kept = new ArrayList<>();
        var path = "/conversations/" + room + "/messages?limit=100&after=";
        while (true) {
            var page = ada.get(path + kept.size()).is(200);
            page.items("items").forEach(
                    message -> kept.add(new Kept(message.path("no").asInt(), message.path("idempotencyKey").asText())));
            if (page.body().path("next").isNull()) {
                return kept;
            }
        }
    }
}
