package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class OperationTest {
    @Test
    void healthTellsOfLifeAndReadinessOfTheDatabase() {
        for (var path : new String[]{"/health", "/health/liveness", "/health/readiness"}) {
            assertThat(get(path).is(200).at("status")).isEqualTo("UP");
        }
        assertThat(get("/prometheus").is(200).text()).contains("hikaricp_connections_active", "jvm_memory_used_bytes");
    }

    @Test
    void nothingElseOfTheInsidesIsOpen() {
        for (var path : new String[]{"/env", "/beans", "/loggers", "/routes", "/threaddump", "/refresh", "/keys",
            "/login"}) {
            assertThat(get(path).status()).as(path).isIn(401, 404);
        }
    }

    @Test
    void aServerThatStopsLetsWaitingPollsGoWithAnAnswer() {
        var server = TestServer.start(-1, TestServer.newFolder());
        var ada = Person.named("ada", server.getURL().toString());
        var room = ada.enters(Person.unique("room"));
        var cursor = ada.reads(room).at("cursor");
        var waiting = CompletableFuture.supplyAsync(() -> ada.hears(room, cursor, 40));
        Meters.of(server.getApplicationContext()).awaitWaiting(1);
        var asked = Instant.now();

        server.stop();

        assertThat(waiting.join().is(200).at("cursor")).isEqualTo(cursor);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
        server.getApplicationContext().close();
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectABrowser() {
        for (var path : new String[]{"/signin", "/api/v1/me", "/nothing", "/health", "/assets/old/none.css"}) {
            var headers = Http.send(TestServer.address(), "GET", path, null, "Accept", "text/html").headers();
            assertThat(headers.firstValue("content-security-policy").orElse("")).as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'");
            assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
            assertThat(headers.firstValue("cross-origin-opener-policy")).contains("same-origin");
            assertThat(headers.firstValue("cross-origin-resource-policy")).contains("same-origin");
            assertThat(headers.firstValue("referrer-policy")).contains("same-origin");
            assertThat(headers.firstValue("cache-control")).contains("no-store");
        }
    }

    @Test
    void nothingCanComeOfWhatAProgramIsAnswered() {
        var policy = get("/api/v1/me").header("content-security-policy");
        assertThat(policy).isEqualTo("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void everyKindOfErrorIsAProblemToAProgramAndAPageToABrowser() {
        get("/api/v1/nothing").refuses(404, "not-found");
        Http.send(TestServer.address(), "DELETE", "/api/v1/users", null).refuses(405, "method-not-allowed");
        Http.send(TestServer.address(), "POST", "/api/v1/users", "x=1", "Content-Type", "text/plain")
                .refuses(415, "unsupported-media-type");
        var page = Http.send(TestServer.address(), "GET", "/nothing/here", null, "Accept", "text/html").is(404);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(page.text()).contains("There is nothing at this address.");
    }

    @Test
    void aBodyThatIsNotInItsEncodingIsRefused() {
        for (var encoding : new String[]{"gzip", "snappy"}) {
            Http.send(TestServer.address(), "POST", "/api/v1/auth/login", "{}", "Content-Encoding", encoding)
                    .refuses(415, "unsupported-media-type");
        }
    }

    /** A kilobyte can hold a gigabyte, which would be unpacked before anything could count it. */
    @Test
    void bodiesAreNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Person.json("username", "nobody", "password", "no password").getBytes(StandardCharsets.UTF_8));
        }
        Http.upload(TestServer.address(), "POST", "/api/v1/auth/login",
                BodyPublishers.ofByteArray(packed.toByteArray()),
                "Content-Encoding", "gzip", "Content-Type", "application/json")
                .refuses(415, "unsupported-media-type");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsA503ThatAsksToComeAgain() {
        var server = TestServer.start(-1, TestServer.newFolder());
        var ada = Person.named("ada", server.getURL().toString());
        server.getApplicationContext().getBean(Connections.class).cut();
        var answer = ada.get("/me").refuses(503, "unavailable");
        assertThat(Long.parseLong(answer.header("retry-after"))).isPositive();
        for (var path : new String[]{"/health", "/health/readiness"}) {
            var health = Http.send(server.getURL().toString(), "GET", path, null).is(503);
            assertThat(health.at("status")).as(path).isEqualTo("DOWN");
        }
        Http.send(server.getURL().toString(), "GET", "/health/liveness", null).is(200);
        server.getApplicationContext().close();
    }

    @Test
    void aFaultOfTheServersSaysNothingOfItsCause() {
        var answer = get("/for/fault").refuses(500, "internal");
        assertThat(answer.text()).doesNotContain(Fault.CAUSE).doesNotContain("Exception");
        var page = Http.send(TestServer.address(), "GET", "/for/fault", null, "Accept", "text/html").is(500);
        assertThat(page.text()).contains("Something went wrong here.").doesNotContain(Fault.CAUSE);
    }

    @Test
    void whatTheEmbeddedDatabaseAcknowledgesIsOnTheDiskUnlessThatIsSwitchedOff() {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2, "MySQL does that by itself.");
        var kept = connectionsForAPost(Map.of());
        var loose = connectionsForAPost(Map.of("parley.sync-to-disk", false));
        assertThat(kept).as("one more, for CHECKPOINT SYNC").isEqualTo(loose + 1);
    }

    private static long connectionsForAPost(Map<String, Object> special) {
        var quiet = new HashMap<String, Object>(Map.of("parley.presence.tick", "1h", "parley.presence.calm", "1h"));
        quiet.putAll(special);
        var server = TestServer.start(-1, TestServer.newFolder(), quiet);
        var ada = Person.named("ada", server.getURL().toString());
        var room = ada.enters(Person.unique("room"));
        ada.says(room, "first").is(201);
        var meters = Meters.of(server.getApplicationContext());
        var before = meters.connectionsTaken();
        ada.says(room, "second").is(201);
        var taken = meters.connectionsTaken() - before;
        server.getApplicationContext().close();
        return taken;
    }

    private static Answer get(String path) {
        return Http.send(TestServer.address(), "GET", path, null);
    }
}
