package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.attachment.Broom;

/** A server with room for little: what is refused, breaks off or is deleted leaves nothing behind. */
class RoomForFilesTest {
    private final Path data = TestServer.newFolder();
    private EmbeddedServer server;
    private Person ada;

    @AfterEach
    void end() {
        server.getApplicationContext().close();
    }

    @Test
    void whatIsTooLargeIsRefusedHoweverItComes() {
        start(Map.of());
        ada.uploads("fits.bin", new byte[100_000]).is(201);
        var refused = ada.uploads("large.bin", new byte[100 * 1024 + 1]).refuses(413, "file-too-large");
        assertThat(refused.at("detail")).isEqualTo("A file may have up to 100 kB.");
        ada.uploads("unannounced.bin", BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                .refuses(422, "unusable");
        ada.uploads("unannounced.bin", BodyPublishers.ofByteArrays(List.of(new byte[60_000], new byte[60_000])))
                .refuses(413, "file-too-large");
        assertThat(files()).hasSize(1);
    }

    @Test
    void aQuotaHoldsUntilSomethingIsDeleted() {
        start(Map.of());
        var first = ada.uploads("1.bin", new byte[100_000]).is(201).number("id");
        ada.uploads("2.bin", new byte[100_000]).is(201);
        ada.uploads("3.bin", new byte[100_000]).refuses(413, "quota");
        assertThat(files()).hasSize(2);
        Person.named("grace", address()).uploads("4.bin", new byte[100_000]).is(201);

        ada.delete("/attachments/" + first).is(204);
        ada.uploads("3.bin", new byte[100_000]).is(201);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        start(Map.of());
        try (var socket = new Socket("localhost", URI.create(address()).getPort())) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/attachments?name=half.bin HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + ada.accessToken() + "\r\nContent-Length: 100000\r\n\r\n").getBytes());
            out.write(new byte[50_000]);
            out.flush();
            Awaitility.await().untilAsserted(() -> assertThat(files()).as("it is on its way").hasSize(1));
        }
        Awaitility.await().untilAsserted(() -> assertThat(files()).isEmpty());
        ada.uploads("1.bin", new byte[100_000]).is(201);
        ada.uploads("2.bin", new byte[100_000]).is(201);
    }

    @Test
    void anUploadWhoseChunksCannotBeReadLeavesNothing() throws Exception {
        start(Map.of());
        for (var chunks : List.of("2\r\nab\r\nzz\r\n\r\n", "2\r\nabcdef\r\n0\r\n\r\n", "zz\r\n")) {
            try (var socket = new Socket("localhost", URI.create(address()).getPort())) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream().write(
                        ("POST /api/v1/attachments?name=cut.bin HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + ada.accessToken() + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks).getBytes());
                assertThat(new String(socket.getInputStream().readAllBytes())).as(chunks).doesNotContain(" 201 ");
            }
        }
        Awaitility.await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void aFirstLineThatIsTooLongIsAnswered() throws Exception {
        start(Map.of());
        try (var socket = new Socket("localhost", URI.create(address()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET /api/v1/sync?since=" + "A".repeat(270_000)).getBytes());
            assertThat(new String(socket.getInputStream().readNBytes(12))).endsWith(" 413");
        }
    }

    @Test
    void aFullDiskLosesNothing() {
        start(Map.of("parley.test.full-disk", true));
        var room = ada.enters(Person.unique("room"));
        var kept = ada.uploads("kept.bin", new byte[10_000]).is(201).number("id");
        ada.shows(room, "", kept).is(201);
        ada.uploads("also-kept.bin", new byte[10_000]).is(201);

        ada.uploads("no-room.bin", new byte[10_000]).refuses(507, "no-space");
        assertThat(files()).hasSize(2);
        ada.says(room, "It is full.").is(201);
        assertThat(ada.downloads("/attachments/" + kept).body()).hasSize(10_000);
        assertThat(ada.reads(room).items("items")).hasSize(2);
    }

    @Test
    void whatNobodyCanReachIsSwept() {
        start(Map.of());
        var name = Person.unique("room");
        var room = ada.enters(name);
        var sent = ada.uploads("sent.bin", new byte[10_000]).number("id");
        ada.shows(room, "", sent).is(201);
        var unsent = ada.uploads("unsent.bin", new byte[10_000]).number("id");

        Broom.sweep(server.getApplicationContext(), Instant.now().minusSeconds(60));
        assertThat(ada.downloads("/attachments/" + unsent).statusCode()).isEqualTo(200);
        Broom.sweep(server.getApplicationContext(), Instant.now().plusSeconds(1));
        ada.get("/attachments/" + unsent).is(404);
        assertThat(ada.downloads("/attachments/" + sent).statusCode()).isEqualTo(200);
        assertThat(files()).hasSize(1);

        ada.delete("/conversations/" + room + "/messages/1").is(204);
        Awaitility.await().untilAsserted(() -> assertThat(files()).isEmpty());
    }

    @Test
    void theFilesOfADeletedRoomGoWithIt() {
        start(Map.of());
        var name = Person.unique("room");
        var room = ada.enters(name);
        var sent = ada.uploads("sent.bin", new byte[10_000]).number("id");
        ada.shows(room, "", sent).is(201);
        assertThat(files()).hasSize(1);

        ada.delete("/rooms/" + name).is(204);
        ada.get("/attachments/" + sent).is(404);
        Awaitility.await().untilAsserted(() -> {
            Broom.sweep(server.getApplicationContext(), Instant.EPOCH);
            assertThat(files()).isEmpty();
        });
    }

    private void start(Map<String, Object> special) {
        var settings = new java.util.HashMap<>(special);
        settings.put("parley.files.largest", "100KB");
        settings.put("parley.files.quota", "250KB");
        server = TestServer.start(-1, data, settings);
        ada = Person.named("ada", address());
    }

    private String address() {
        return server.getURL().toString();
    }

    private List<Path> files() {
        var folder = data.resolve("files");
        try (var all = Files.isDirectory(folder) ? Files.walk(folder) : java.util.stream.Stream.<Path>empty()) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException | java.io.UncheckedIOException movedMeanwhile) {
            return List.of(folder, folder, folder, folder);
        }
    }
}
