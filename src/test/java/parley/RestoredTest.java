package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code java -jar parley.jar restored}, after an older copy of the data folder was put back. */
class RestoredTest {
    private final Path data = TestServer.newFolder();

    @Test
    void noCursorSkipsWhatIsSaidAnewInTheNumbersOfWhatWasLost() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "the other tests are in the same database");
        var port = ServerProcess.freePort();
        var server = TestServer.start(port, data);
        var ada = Person.named("ada", server.getURL().toString());
        var room = ada.enters(Person.unique("kitchen"));
        ada.says(room, "kept");
        stop(server);
        var copy = copied(data, TestServer.newFolder());

        server = TestServer.start(port, data);
        ada.says(room, "lost");
        ada.says(room, "lost, too");
        var since = ada.get("/conversations/" + room + "/messages").at("cursor");
        var all = ada.get("/sync").at("cursor");
        stop(server);

        copied(copy, data);
        var command = ServerProcess.says(data, "restored");
        assertThat(command.exitCode()).as(command.said()).isZero();
        assertThat(command.said()).contains("Every client of jdbc:", "starts over");
        server = TestServer.start(port, data);
        ada.says(room, "new");
        ada.says(room, "new, too");
        ada.says(room, "and a third");
        ada.get("/conversations/" + room + "/messages?since=" + since).refuses(410, "start-over");
        ada.get("/sync?since=" + all).refuses(410, "start-over");

        var again = ada.get("/sync").is(200).at("cursor");
        ada.says(room, "heard");
        assertThat(ada.get("/sync?since=" + again).is(200).body().at("/conversations/0/messages/0/body").asText())
                .isEqualTo("heard");
        stop(server);
    }

    private static void stop(EmbeddedServer server) {
        server.getApplicationContext().close();
    }

    private static Path copied(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return to;
    }
}
