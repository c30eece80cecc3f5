package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How often one may be wrong about a password. */
class GuessTest {
    private static final String PASSWORD = Person.PASSWORD;
    private static final EmbeddedServer STRICT = TestServer.start(-1, TestServer.newFolder(), Map.of(
            "micronaut.server.client-address-header", "X-Real-IP", "parley.limits.failures-per-account", 1,
            "parley.limits.failures-per-address", 3));
    private static final String ADDRESS = STRICT.getURL().toString();

    @AfterAll
    static void stop() {
        STRICT.getApplicationContext().close();
    }

    @Test
    void theSixthWrongPasswordClosesTheDoorForAWhile() {
        var ada = Person.named("ada");
        IntStream.range(0, 5).forEach(i -> signsIn(ada.username(), "guess " + i).is(401));

        var closed = signsIn(ada.username(), PASSWORD).refuses(429, "too-many-requests");
        assertThat(Long.parseLong(closed.header("retry-after"))).isPositive();
        ada.get("/me").is(200);
    }

    @Test
    void manyGuessesAtOnceGainNothing() {
        var ada = Person.named("ada");
        var guesses = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> signsIn(ada.username(), "guess " + i).status()))
                .toList();
        assertThat(guesses.stream().map(CompletableFuture::join).filter(status -> status == 401)).hasSize(5);
        signsIn(ada.username(), PASSWORD).refuses(429, "too-many-requests");
    }

    @Test
    void aClientCannotSayThatItIsAnother() {
        var ada = Person.named("ada");
        IntStream.range(0, 5).forEach(i -> signsIn(ada.username(), "guess " + i).is(401));
        var json = Person.json("username", ada.username(), "password", "guess");
        for (var header : new String[]{"X-Forwarded-For", "Forwarded", "X-Real-IP"}) {
            Http.send(TestServer.address(), "POST", "/api/v1/auth/login", json, header, "9.9.9.9")
                    .refuses(429, "too-many-requests");
        }
    }

    @Test
    void rightPasswordsAreNoGuesses() {
        var ada = Person.named("ada");
        IntStream.range(0, 10).forEach(i -> signsIn(ada.username(), PASSWORD).is(200));
    }

    @Test
    void whoHasGotInFromAnAddressIsNotKeptOutByWhatOthersGuessThere() {
        var ada = Person.named("ada", ADDRESS);
        signsIn("10.1.0.1", ada.username(), Person.PASSWORD).is(200);
        for (var i = 0; i < 3; i++) {
            signsIn("10.1.0.1", "nobody-" + i, "wrong password").refuses(401, "wrong-credentials");
        }
        signsIn("10.1.0.1", "nobody-4", "wrong password").refuses(429, "too-many-requests");
        signsIn("10.1.0.1", ada.username(), Person.PASSWORD).is(200);
        signsIn("10.1.0.1", ada.username(), "wrong password").refuses(401, "wrong-credentials");
    }

    @Test
    void manyWhoGuessOneAccountFromElsewhereAreStoppedTogether() {
        var ada = Person.named("ada", ADDRESS);
        for (var i = 1; i <= 20; i++) {
            signsIn("10.2.0." + i, ada.username(), "wrong password").refuses(401, "wrong-credentials");
        }
        signsIn("10.2.0.21", ada.username(), Person.PASSWORD).refuses(429, "too-many-requests");
        signsIn("10.2.0.21", "nobody", "wrong password").refuses(401, "wrong-credentials");
        ada.get("/me").is(200);
    }

    @Test
    void whoFindsADeviceLeftOpenGuessesFiveTimesToo() {
        var change = Person.json("currentPassword", "guess", "newPassword", "a fine passphrase");
        guessedOut("PUT", "/me/password", change, change.replace("guess", Person.PASSWORD));
        var farewell = Person.json("currentPassword", "guess");
        guessedOut("DELETE", "/me", farewell, farewell.replace("guess", Person.PASSWORD));
    }

    private static void guessedOut(String method, String path, String wrong, String right) {
        var ada = Person.named("ada");
        IntStream.range(0, 5).forEach(i -> ada.send(method, path, wrong).refusesField("currentPassword"));
        ada.send(method, path, right).refuses(429, "too-many-requests");
        signsIn(ada.username(), Person.PASSWORD).refuses(429, "too-many-requests");
        ada.get("/me").is(200);
    }

    private static Answer signsIn(String from, String username, String password) {
        return Http.send(ADDRESS, "POST", "/api/v1/auth/login", Person.json("username", username, "password", password),
                "X-Real-IP", from);
    }

    private static Answer signsIn(String username, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", username, "password", password));
    }
}
