package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.file.BucketServer;

/** A server that keeps its files in a bucket does all that one with a folder does. */
class BucketFilesTest {
    private final Path data = TestServer.newFolder();
    private final BucketServer bucket = BucketServer.start();
    private final byte[] letter = "Dear Grace, the engine weaves algebraic patterns.".getBytes();
    private EmbeddedServer server;
    private Person ada;
    private Person grace;
    private long room;

    @BeforeEach
    void bothAreInARoom() {
        server = TestServer.start(-1, data, bucket.settings());
        ada = Person.named("ada", server.getURL().toString());
        grace = Person.named("grace", server.getURL().toString());
        var name = Person.unique("room");
        room = ada.enters(name);
        grace.enters(name);
    }

    @AfterEach
    void end() {
        server.getApplicationContext().close();
        bucket.close();
    }

    @Test
    void aFileIsReadWholeAndInPartsByWhoReadsItsMessage() throws Exception {
        var id = ada.uploads("letter.txt", letter).is(201).number("id");
        ada.shows(room, "", id).is(201);
        assertThat(bucket.keys()).hasSize(1);
        assertThat(filesIn(data)).isEmpty();

        assertThat(grace.downloads("/attachments/" + id).body()).isEqualTo(letter);
        var part = grace.downloads("/attachments/" + id, "Range", "bytes=5-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString().isEqualTo("Grace");
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 5-9/49");
        grace.send("GET", "/attachments/" + id, null, "Range", "bytes=49-").refuses(416, "bad-range");
    }

    @Test
    void aPictureHasItsThumbnailAndBothGoWithTheMessage() throws Exception {
        var id = ada.uploads("noise.png", noise()).is(201).number("id");
        ada.shows(room, "", id).is(201);
        assertThat(bucket.keys()).hasSize(2);
        var small = grace.downloads("/attachments/" + id + "/thumbnail");
        assertThat(ImageIO.read(new java.io.ByteArrayInputStream(small.body())).getWidth()).isEqualTo(640);

        ada.delete("/conversations/" + room + "/messages/1").is(204);
        grace.get("/attachments/" + id).is(404);
        Awaitility.await().untilAsserted(() -> assertThat(bucket.keys()).isEmpty());
    }

    @Test
    void whileItIsAwayTalkGoesOnAndFilesAskToComeBack() throws Exception {
        var id = ada.uploads("letter.txt", letter).is(201).number("id");
        bucket.close();

        var refused = ada.uploads("late.txt", letter).refuses(503, "unavailable");
        assertThat(refused.header("retry-after")).isEqualTo("2");
        ada.get("/attachments/" + id).refuses(503, "unavailable");
        ada.says(room, "It is away.").is(201);
        assertThat(filesIn(data)).isEmpty();
    }

    /** A stream that was opened for them would have nobody to close it. */
    @Test
    void whoAsksForHeadersAloneOpensNothing() {
        var id = ada.uploads("letter.txt", letter).is(201).number("id");
        bucket.close();
        var answer = ada.send("HEAD", "/attachments/" + id, null).is(200);
        assertThat(answer.header("content-type")).startsWith("text/plain");
        assertThat(answer.header("content-length")).isEqualTo("49");
        assertThat(ada.send("HEAD", "/attachments/" + id, null, "Range", "bytes=5-9").is(200).header("content-length"))
                .as("a part is what GET alone can ask for").isEqualTo("49");
    }

    @Test
    void theStartSaysWhereFilesAreAndFailsWhereTheyCannotBe() throws Exception {
        var environment = new HashMap<String, String>();
        bucket.settings().forEach((name, value) -> environment.put(
                name.toUpperCase().replace('.', '_').replace('-', '_'), value.toString()));
        var started = ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), environment).awaitReady();
        assertThat(started.said()).contains("Files are kept in the bucket parley at " + bucket.address());
        started.stop();
        assertThat(bucket.keys()).isEmpty();

        environment.put("PARLEY_S3_SECRET_KEY", "prosaic guesswork");
        StartTest.refuses(ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), environment),
                "SignatureDoesNotMatch");
        bucket.close();
        StartTest.refuses(ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), environment),
                "PARLEY_S3_BUCKET");
    }

    /** An administrator is made, though, whatever becomes of files. */
    @Test
    void theConsoleNeedsNoBucket() throws Exception {
        if (TestDatabase.CHOSEN != TestDatabase.H2) {
            Person.admin();
        }
        var lost = Map.of("PARLEY_S3_BUCKET", "parley", "PARLEY_S3_ENDPOINT", "http://127.0.0.1:1");
        var said = ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), lost, "admin", "ada");
        assertThat(said.exitCode()).as(said.said()).isZero();
        assertThat(said.said()).contains("ada is an administrator");
    }

    private static java.util.List<Path> filesIn(Path data) throws IOException {
        var folder = data.resolve("files");
        try (var all = Files.isDirectory(folder) ? Files.walk(folder) : java.util.stream.Stream.<Path>empty()) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] noise() throws IOException {
        var picture = new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1815);
        for (var i = 0; i < 900 * 600; i++) {
            picture.setRGB(i % 900, i / 900, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
