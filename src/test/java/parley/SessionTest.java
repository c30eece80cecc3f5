package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final String PASSWORD = Person.PASSWORD;

    @Test
    void anAccessTokenIsNeededAndSaysSo() {
        var answer = Http.send(TestServer.address(), "GET", "/api/v1/me", null);
        answer.refuses(401, "unauthenticated");
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer");
    }

    @Test
    void anUnknownUserAndAWrongPasswordSoundTheSame() {
        var ada = Person.named("ada");
        var wrong = signsIn(ada.username(), "not the password").refuses(401, "wrong-credentials");
        var unknown = signsIn(Person.unique("nobody"), "not the password").refuses(401, "wrong-credentials");
        assertThat(unknown.text()).isEqualTo(wrong.text());
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
    void aRefreshTokenWorksOnceAndUsingItAgainEndsTheSession() {
        var ada = Person.named("ada");
        var second = renews(ada.refreshToken()).is(200);
        var stranger = Person.named("linus");

        renews(ada.refreshToken()).refuses(401, "bad-refresh-token");

        renews(second.at("refreshToken")).refuses(401, "bad-refresh-token");
        ada.get("/me").is(401);
        stranger.get("/me").is(200);
    }

    @Test
    void twoTabsThatRenewAtOnceAreGivenTheSameSuccessor() {
        var ada = Person.named("ada");
        var first = refreshCookie(renewsByCookie(ada.refreshToken()).is(204));
        var second = refreshCookie(renewsByCookie(ada.refreshToken()).is(204));

        assertThat(second).isNotEmpty().isEqualTo(first);
        renews(first).is(200);
    }

    @Test
    void aCookieWhoseSuccessorWasUsedIsSomeoneElses() {
        var ada = Person.named("ada");
        var second = refreshCookie(renewsByCookie(ada.refreshToken()).is(204));
        refreshCookie(renewsByCookie(second).is(204));
        renewsByCookie(ada.refreshToken()).refuses(401, "bad-refresh-token");
        ada.get("/me").is(401);
    }

    @Test
    void aCookieNeedsNoBody() {
        refreshCookie(renewsByCookie(Person.named("ada").refreshToken(), null).is(204));
    }

    @Test
    void whatAProxyAsksForDoesNotHideTheCookie() {
        var ada = Person.named("ada");
        var cookie = "parley=" + ada.accessToken();
        for (var header : new String[]{"Basic YWRhOnNlY3JldA==", "Digest username=ada"}) {
            Http.send(TestServer.address(), "GET", "/api/v1/me", null, "Cookie", cookie, "Authorization", header)
                    .is(200);
        }
        Http.send(TestServer.address(), "GET", "/api/v1/me", null, "Cookie", cookie, "Authorization", "Bearer none")
                .is(401);
    }

    @Test
    void parallelUsesOfOneRefreshTokenNeverGiveTwo() {
        var ada = Person.named("ada");
        var uses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> renews(ada.refreshToken())))
                .toList();
        assertThat(uses.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void signingOutEndsThisSessionAndNoOther() {
        var phone = Person.named("ada");
        var laptop = phone.onAnotherDevice();

        phone.post("/auth/logout").is(204);

        phone.get("/me").is(401);
        renews(phone.refreshToken()).is(401);
        laptop.get("/me").is(200);
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        var laptop = Person.named("ada");
        var phone = laptop.onAnotherDevice();
        laptop.put("/me/password", "currentPassword", "wrong", "newPassword", "a fine passphrase")
                .refusesField("currentPassword");
        phone.get("/me").is(200);

        laptop.put("/me/password", "currentPassword", PASSWORD, "newPassword", "a fine passphrase").is(204);

        phone.get("/me").is(401);
        laptop.get("/me").is(200);
        signsIn(laptop.username(), PASSWORD).is(401);
        signsIn(laptop.username(), "a fine passphrase").is(200);
    }

    @Test
    void aSessionIsListedAndCanBeEndedFromAnotherDevice() {
        var laptop = Person.named("ada");
        var phone = laptop.onAnotherDevice();
        var listed = laptop.get("/me/sessions").is(200);
        assertThat(listed.each("items", "current")).containsExactly("false", "true");

        laptop.delete("/me/sessions/" + listed.body().at("/items/0/id").asLong()).is(204);

        phone.get("/me").is(401);
        laptop.get("/me/sessions").is(200);
        Person.named("linus").delete("/me/sessions/" + listed.body().at("/items/1/id").asLong()).is(404);
        laptop.get("/me").is(200);
    }

    @Test
    void aWaitingPollEndsWithTheSignOut() {
        var phone = Person.named("ada");
        var room = phone.enters(Person.unique("room"));
        var cursor = phone.reads(room).at("cursor");
        var waiting = CompletableFuture.supplyAsync(() -> phone.hears(room, cursor, 30));
        Meters.shared().awaitWaiting(1);

        phone.onAnotherDevice().get("/me").is(200);
        phone.post("/auth/logout").is(204);

        waiting.orTimeout(10, TimeUnit.SECONDS).join().refuses(401, "session-ended");
    }

    @Test
    void browsersSignInByCookiesThatNoScriptCanRead() {
        var ada = Person.named("ada");
        var cookies = signsIn(ada.username(), PASSWORD).is(200).headers().allValues("set-cookie");
        assertThat(cookies).hasSize(2).allMatch(cookie -> cookie.contains("HTTPOnly") || cookie.contains("HttpOnly"))
                .allMatch(cookie -> cookie.contains("SameSite=Lax"));
        var access = cookies.stream().filter(cookie -> cookie.startsWith("parley=")).findFirst().orElseThrow();

        Http.send(TestServer.address(), "GET", "/api/v1/me", null, "Cookie", access.split(";")[0]).is(200);
        assertThat(cookies.stream().filter(cookie -> cookie.startsWith("parley-refresh=")))
                .allMatch(cookie -> cookie.contains("Path=/api/v1/auth"));
    }

    @Test
    void anotherSiteCannotActWithTheCookie() {
        var ada = Person.named("ada");
        var cookie = "parley=" + ada.accessToken();
        var path = "/api/v1/rooms/" + Person.unique("room");

        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                .refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Origin", "https://evil.example")
                .refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie).refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "same-origin").is(201);
    }

    @Test
    void whoHasGotInFromAnAddressIsNotKeptOutByWhatOthersGuessThere() {
        var server = TestServer.start(-1, TestServer.newFolder(), Map.of("parley.limits.failures-per-address", 3));
        var address = server.getURL().toString();
        var ada = Person.named("ada", address);
        for (var i = 0; i < 3; i++) {
            signsIn(address, "nobody-" + i, "wrong password").refuses(401, "wrong-credentials");
        }
        signsIn(address, "nobody-4", "wrong password").refuses(429, "too-many-requests");
        signsIn(address, ada.username(), Person.PASSWORD).is(200);
        signsIn(address, ada.username(), "wrong password").refuses(401, "wrong-credentials");
        server.getApplicationContext().close();
    }

    @Test
    void whoSignsInOrRenewsAllTheTimeIsStopped() {
        var server = TestServer.start(-1, TestServer.newFolder(), Map.of("parley.limits.sessions-per-user", 2));
        var address = server.getURL().toString();
        var ada = Person.named("ada", address);
        var token = signsIn(address, ada.username(), Person.PASSWORD).is(200).at("refreshToken");
        signsIn(address, ada.username(), Person.PASSWORD).refuses(429, "too-many-requests");
        for (var i = 0; i < 2; i++) {
            token = renews(address, token).is(200).at("refreshToken");
        }
        renews(address, token).refuses(429, "too-many-requests");
        ada.get("/me").is(200);
        server.getApplicationContext().close();
    }

    private static Answer renews(String address, String token) {
        return Http.send(address, "POST", "/api/v1/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token));
    }

    private static Answer signsIn(String address, String username, String password) {
        return Http.send(address, "POST", "/api/v1/auth/login",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer"})
    void aTokenInTheHeadComesFromNoOtherSiteByItself(String scheme) {
        var ada = Person.named("ada");
        Http.send(TestServer.address(), "PUT", "/api/v1/rooms/" + Person.unique("room"), null, "Authorization",
                scheme + " " + ada.accessToken(), "Origin", "https://client.example").is(201);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedTokenIsRefused(Forgery forgery) throws Exception {
        var ada = Person.named("ada");
        assertThat(ada.get("/me").status()).isEqualTo(200);
        var token = forgery.of(SignedJWT.parse(ada.accessToken()));
        Http.send(TestServer.address(), "GET", "/api/v1/me", null, "Authorization", "Bearer " + token)
                .refuses(401, "unauthenticated");
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                jwt -> new PlainJWT(jwt.getJWTClaimsSet()).serialize(),
                jwt -> jwt.serialize().substring(0, jwt.serialize().lastIndexOf('.') + 1),
                jwt -> flip(jwt.serialize(), jwt.serialize().length() - 10),
                jwt -> flip(jwt.serialize(), jwt.serialize().indexOf('.') + 20),
                jwt -> jwt.serialize() + ".x.y",
                jwt -> "x".repeat(4_000),
                jwt -> new PlainJWT(new JWTClaimsSet.Builder(jwt.getJWTClaimsSet())
                        .expirationTime(Date.from(Instant.now().minusSeconds(60))).build()).serialize());
    }

    interface Forgery {
        String of(SignedJWT jwt) throws Exception;
    }

    private static String flip(String token, int at) {
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static Answer signsIn(String username, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", username, "password", password));
    }

    private static Answer renews(String token) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh", Person.json("refreshToken", token));
    }

    private static String refreshCookie(Answer answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("parley-refresh="))
                .map(cookie -> cookie.split("[=;]")[1])
                .findFirst()
                .orElse("");
    }

    private static Answer renewsByCookie(String token) {
        return renewsByCookie(token, "{}");
    }

    private static Answer renewsByCookie(String token, String body) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/refresh", body, "Sec-Fetch-Site", "same-origin",
                "Cookie",
                "parley-refresh=" + token);
    }
}
