package parley.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.http.Problem;

class BucketTest extends StoreTest {
    private static final String WRONG = "prosaic guesswork";

    private final BucketServer server = BucketServer.start();
    private final List<HttpServer> odd = new ArrayList<>();

    @AfterEach
    void end() {
        server.close();
        odd.forEach(each -> each.stop(0));
    }

    @Override
    Store store() {
        return new Bucket(server.inside());
    }

    @Test
    void aLargeFileIsKeptWhole() throws Exception {
        var film = new byte[5_000_000];
        new java.util.Random(1815).nextBytes(film);
        var store = store();
        try (var draft = new Drafts(data).of(film)) {
            store.put("film-1", draft.path());
        }
        assertThat(store.open("film-1", 0, film.length).readAllBytes()).isEqualTo(film);
        assertThat(store.open("film-1", 4_999_000, 1_000).readAllBytes()).hasSize(1_000)
                .endsWith(film[film.length - 1]);
    }

    @Test
    void aUsableBucketIsLeftAsItWas() {
        put(store(), "letter-1");
        BucketCheck.check(new Bucket(server.inside()), new Drafts(data));
        assertThat(server.keys()).containsExactly("letter-1");
    }

    @Test
    void whoHasNotItsKeysIsRefusedAndToldWhyAtTheStart() {
        var thief = new Bucket(with(server.address(), BucketServer.BUCKET, WRONG));
        assertThatThrownBy(() -> put(thief, "letter-1")).isInstanceOf(Problem.Unavailable.class);
        assertThat(server.keys()).isEmpty();
        assertThatThrownBy(() -> BucketCheck.check(thief, new Drafts(data)))
                .isInstanceOf(IllegalStateException.class).message()
                .contains("PARLEY_S3_BUCKET", "the bucket parley at " + server.address(), "SignatureDoesNotMatch")
                .doesNotContain(WRONG);
    }

    @Test
    void aBucketThatIsNotThereIsNamedAtTheStart() {
        var nowhere = new Bucket(with(server.address(), "attic", BucketServer.SECRET_KEY));
        assertThatThrownBy(() -> BucketCheck.check(nowhere, new Drafts(data)))
                .message().contains("the bucket attic", "NoSuchBucket");
    }

    @Test
    void whatOnlyHalfSaysWhereAndWhoIsRefused() {
        assertThatThrownBy(() -> new Bucket(with("s3.example.org:9000", "parley", WRONG)))
                .message().startsWith("PARLEY_S3_ENDPOINT");
        assertThatThrownBy(() -> new Bucket(with(server.address(), "parley", "")))
                .message().startsWith("PARLEY_S3_SECRET_KEY");
    }

    @Test
    void itsKeysAreInNothingThatCouldBeLogged() {
        assertThat(server.inside()).asString().contains("parley", server.address())
                .doesNotContain(BucketServer.ACCESS_KEY, BucketServer.SECRET_KEY);
    }

    @Test
    void aFullServerHasNoSpaceAndABusyOneIsAskedAgain() {
        var full = answering(exchange -> refuse(exchange, 507, "XMinioStorageFull"));
        assertThatThrownBy(() -> put(full, "letter-1")).isInstanceOf(Problem.NoSpace.class);

        var asked = new ArrayList<String>();
        var busy = answering(exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (asked.size() < 3) {
                refuse(exchange, 503, "SlowDown");
            } else {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
        });
        put(busy, "letter-1");
        assertThat(asked).hasSize(3).allMatch(signature -> signature.startsWith("AWS4-HMAC-SHA256 Credential=ada/"));
    }

    @Test
    void nobodyWaitsForTheRestOfWhatIsClosed() throws Exception {
        var gone = new CompletableFuture<Boolean>();
        var long_ = answering(exchange -> {
            exchange.sendResponseHeaders(206, Integer.MAX_VALUE);
            try (var out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[1_000]);
                    out.flush();
                }
            } catch (IOException hungUp) {
                gone.complete(true);
            }
        });
        var film = long_.open("film-1", 0, Integer.MAX_VALUE);
        assertThat(film.read()).isZero();
        film.close();
        assertThat(gone.get(30, TimeUnit.SECONDS)).isTrue();
    }

    private Store answering(HttpHandler handler) {
        try {
            var one = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            one.createContext("/", handler);
            one.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            one.start();
            odd.add(one);
            return new Bucket(with("http://127.0.0.1:" + one.getAddress().getPort(), "parley", "x"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static void refuse(com.sun.net.httpserver.HttpExchange exchange, int status, String code)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        var answer = ("<Error><Code>" + code + "</Code><Message>No.</Message></Error>").getBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, answer.length);
        try (var out = exchange.getResponseBody()) {
            out.write(answer);
        }
    }

    private static BucketSettings with(String endpoint, String bucket, String secretKey) {
        return new BucketSettings(bucket, endpoint, "us-east-1", BucketServer.ACCESS_KEY, secretKey, null);
    }
}
