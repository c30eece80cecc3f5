package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
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
    void signingOutEndsThisSessionAndNoOther() {
        var phone = Person.named("ada");
        var laptop = phone.onAnotherDevice();

        phone.post("/auth/logout").is(204);

        phone.get("/me").is(401);
        renews(phone.refreshToken()).is(401);
        laptop.get("/me").is(200);
    }

    @Test
    void aRefreshTokenIsEnoughToSignOutAndTheCookiesGo() {
        var phone = Person.named("ada");
        var laptop = phone.onAnotherDevice();

        var out = Http.send(TestServer.address(), "POST", "/api/v1/auth/logout",
                Person.json("refreshToken", phone.refreshToken())).is(204);

        phone.get("/me").is(401);
        laptop.get("/me").is(200);
        assertThat(out.headers().allValues("set-cookie")).hasSize(2)
                .anyMatch(cookie -> cookie.startsWith("parley=;"))
                .anyMatch(cookie -> cookie.startsWith("parley-refresh=;") && cookie.contains("Path=/api/v1/auth"))
                .allMatch(cookie -> cookie.contains("Max-Age=0"));
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
        assertThat(cookies.stream().filter(cookie -> cookie.startsWith("parley-refresh="))).singleElement()
                .matches(cookie -> cookie.contains("Path=/api/v1/auth;"));
    }

    @Test
    void anotherSiteCannotActWithTheCookie() {
        var ada = Person.named("ada");
        var cookie = "parley=" + ada.accessToken();
        var path = "/api/v1/rooms/" + Person.unique("room");

        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
                .refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "same-site")
                .refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "cross-site",
                "Authorization", "Basic YWRhOnNlY3JldA==").refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Origin", "https://evil.example")
                .refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie).refuses(403, "cross-site");
        Http.send(TestServer.address(), "PUT", path, null, "Cookie", cookie, "Sec-Fetch-Site", "same-origin").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer"})
    void aTokenInTheHeadComesFromNoOtherSiteByItself(String scheme) {
        var ada = Person.named("ada");
        Http.send(TestServer.address(), "PUT", "/api/v1/rooms/" + Person.unique("room"), null, "Authorization",
                scheme + " " + ada.accessToken(), "Origin", "https://client.example").is(201);
    }

    @Test
    void anAccessTokenThatWasGoodIsRefusedOnceItsTimeIsOver() throws Exception {
        var ada = Person.named("ada");
        var token = lasting(SignedJWT.parse(ada.accessToken()), Duration.ofSeconds(3));
        shows(token).is(200);
        Awaitility.await().until(() -> shows(token).status() == 401);
        ada.get("/me").is(200);
    }

    @Test
    void anAccessTokenLastsAQuarterOfAnHourAndSaysSo() throws Exception {
        var tokens = signsIn(Person.named("ada").username(), PASSWORD).is(200);
        assertThat(tokens.number("expiresIn")).isEqualTo(900);
        var claims = SignedJWT.parse(tokens.at("accessToken")).getJWTClaimsSet();
        assertThat(claims.getExpirationTime()).isEqualTo(claims.getIssueTime().toInstant().plusSeconds(900));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedTokenIsRefused(Forgery forgery) throws Exception {
        var ada = Person.named("ada");
        assertThat(ada.get("/me").status()).isEqualTo(200);
        shows(forgery.of(SignedJWT.parse(ada.accessToken()))).refuses(401, "unauthenticated");
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(
                jwt -> new PlainJWT(jwt.getJWTClaimsSet()).serialize(),
                jwt -> jwt.serialize().substring(0, jwt.serialize().lastIndexOf('.') + 1),
                jwt -> flip(jwt.serialize(), jwt.serialize().length() - 10),
                jwt -> flip(jwt.serialize(), jwt.serialize().indexOf('.') + 20),
                jwt -> jwt.serialize() + ".x.y",
                jwt -> "x".repeat(4_000),
                jwt -> lasting(jwt, Duration.ofSeconds(-1)));
    }

    interface Forgery {
        String of(SignedJWT jwt) throws Exception;
    }

    /** The same token, signed as the server signs, with another end. */
    private static String lasting(SignedJWT jwt, Duration time) throws Exception {
        var claims = new JWTClaimsSet.Builder(jwt.getJWTClaimsSet())
                .expirationTime(Date.from(Instant.now().plus(time)))
                .build();
        return TestServer.bean(SignatureGeneratorConfiguration.class).sign(claims).serialize();
    }

    private static Answer shows(String token) {
        return Http.send(TestServer.address(), "GET", "/api/v1/me", null, "Authorization", "Bearer " + token);
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
}
