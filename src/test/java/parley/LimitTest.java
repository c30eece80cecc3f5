package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How much of something one may do in a while, on a server that allows little. */
class LimitTest {
    private static final Path DATA = TestServer.newFolder();
    private static final EmbeddedServer SERVER = TestServer.start(-1, DATA, Map.of(
            "micronaut.server.client-address-header", "X-Real-IP", "parley.limits.registrations-per-address", 3,
            "parley.limits.conversations-per-user", 2, "parley.files.per-minute", 20));
    private static final String ADDRESS = SERVER.getURL().toString();
    private static final Person ADA = Person.named("ada", ADDRESS);
    private static final Person GRACE = Person.named("grace", ADDRESS);
    private static final Person LINUS = Person.named("linus", ADDRESS);
    private static final byte[] LETTER = "Dear Grace".getBytes();

    @AfterAll
    static void stop() {
        SERVER.getApplicationContext().close();
    }

    @Test
    void fromOneAddressComeSoManyNewAccountsAndNoMore() {
        IntStream.range(0, 3).forEach(i -> registers("10.3.0.1").is(201));
        registers("10.3.0.1").refuses(429, "too-many-requests");
        registers("10.3.0.2").is(201);
    }

    @Test
    void whoHasOpenedManyConversationsOpensNoOther() {
        var name = Person.unique("room");
        ADA.put("/rooms/" + name).is(201);
        ADA.put("/directs/" + GRACE.username()).is(201);

        ADA.put("/rooms/" + Person.unique("room")).refuses(429, "too-many-requests");
        ADA.put("/directs/" + LINUS.username()).refuses(429, "too-many-requests");
        ADA.post("/groups", "usernames", List.of(GRACE.username(), LINUS.username()))
                .refuses(429, "too-many-requests");
        ADA.patch("/rooms/" + name, "name", Person.unique("room")).refuses(429, "too-many-requests");

        ADA.put("/rooms/" + name).is(200);
        ADA.put("/directs/" + GRACE.username()).is(200);
        ADA.patch("/rooms/" + name, "topic", "Lathes").is(200);
        GRACE.put("/rooms/" + Person.unique("room")).is(201);
    }

    @Test
    void whoHasSentManyFilesWaitsAWhile() {
        assertThat(untilRefused(() -> ADA.uploads("letter.txt", LETTER))).isBetween(20L, 39L);
        GRACE.uploads("letter.txt", LETTER).is(201);
    }

    @Test
    void onesPictureIsChangedTenTimesAMinute() {
        assertThat(untilRefused(() -> ADA.portrays(AttachmentTest.photo()))).isBetween(10L, 19L);
        GRACE.portrays(AttachmentTest.photo()).is(200);
    }

    @Test
    void sixteenFilesAreOnTheirWayAtOnce() throws IOException {
        var coming = new ArrayList<Socket>();
        try {
            for (var i = 0; i < 16; i++) {
                coming.add(begins());
            }
            Awaitility.await().untilAsserted(() -> assertThat(drafts()).hasSize(16));
            LINUS.uploads("letter.txt", LETTER).refuses(429, "too-many-requests");
            GRACE.uploads("letter.txt", LETTER).is(201);

            for (var each : coming) {
                each.getOutputStream().write(LETTER);
                assertThat(new String(each.getInputStream().readNBytes(12))).endsWith(" 201");
            }
            LINUS.uploads("letter.txt", LETTER).is(201);
        } finally {
            for (var each : coming) {
                each.close();
            }
        }
    }

    /** Half of a file that Linus uploads. */
    private static Socket begins() throws IOException {
        var socket = new Socket("localhost", SERVER.getPort());
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(("POST /api/v1/attachments?name=slow.txt HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + LINUS.accessToken() + "\r\nContent-Length: " + 2 * LETTER.length
                + "\r\n\r\nDear Grace").getBytes());
        return socket;
    }

    private static File[] drafts() {
        return DATA.resolve("files").resolve("drafts").toFile().listFiles();
    }

    /** How often it is done; some more than is allowed, where a slow machine takes a while for it. */
    private static long untilRefused(Supplier<Answer> trial) {
        return Stream.generate(trial).limit(40).takeWhile(answer -> answer.status() < 300).count();
    }

    private static Answer registers(String from) {
        return Http.send(ADDRESS, "POST", "/api/v1/users",
                Person.json("username", Person.unique("new"), "password", Person.PASSWORD), "X-Real-IP", from);
    }
}
