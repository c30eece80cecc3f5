package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a session goes on: a refresh token is traded for the next. */
class RenewalTest {
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
    void ofManyUsesOfOneRefreshTokenAtOnceExactlyOneCounts() {
        var ada = Person.named("ada");
        var uses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> renews(ada.refreshToken())))
                .toList();
        assertThat(uses.stream().map(CompletableFuture::join).filter(answer -> answer.status() == 200))
                .hasSize(1);
    }

    @Test
    void whoSignsInOrRenewsAllTheTimeIsStopped() {
        try (var server = TestServer.start(-1, TestServer.newFolder(),
                Map.of("parley.limits.sessions-per-user", 2))) {
            var address = server.getURL().toString();
            var ada = Person.named("ada", address);
            var token = signsIn(address, ada.username(), Person.PASSWORD).is(200).at("refreshToken");
            signsIn(address, ada.username(), Person.PASSWORD).refuses(429, "too-many-requests");
            for (var i = 0; i < 2; i++) {
                token = renewsAt(address, token).is(200).at("refreshToken");
            }
            renewsAt(address, token).refuses(429, "too-many-requests");
            ada.get("/me").is(200);
        }
    }

    private static Answer renewsAt(String address, String token) {
        return Http.send(address, "POST", "/api/v1/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token));
    }

    private static Answer signsIn(String address, String username, String password) {
        return Http.send(address, "POST", "/api/v1/auth/login",
                "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(username, password));
    }

    @Test
    void aRefreshTokenIsOverAfterAMonthWithoutUse() {
        var ada = Person.named("ada");
        age("refresh_token SET expires_at", "DAY, -31, expires_at", ada);
        renews(ada.refreshToken()).refuses(401, "bad-refresh-token");
        ada.get("/me").is(200);
    }

    @Test
    void aCookieThatComesAgainLaterThanTabsDoEndsTheSession() {
        var ada = Person.named("ada");
        renewsByCookie(ada.refreshToken()).is(204);
        age("refresh_token SET used_at", "SECOND, -60, used_at", ada);
        renewsByCookie(ada.refreshToken()).is(204);

        age("refresh_token SET used_at", "SECOND, -60, used_at", ada);
        renewsByCookie(ada.refreshToken()).refuses(401, "bad-refresh-token");
        ada.get("/me").is(401);
    }

    @Test
    void aRenewalShowsThatTheDeviceIsStillInUse() {
        var ada = Person.named("ada");
        age("session SET used_at", "DAY, -20, used_at", ada);
        age("session SET created_at", "DAY, -20, created_at", ada);
        assertThat(device(ada).path("usedAt")).isEqualTo(device(ada).path("createdAt"));

        renews(ada.refreshToken()).is(200);

        assertThat(device(ada).path("usedAt").asText()).isGreaterThan(device(ada).path("createdAt").asText());
    }

    private static JsonNode device(Person person) {
        return person.get("/me/sessions").is(200).body().at("/items/0");
    }

    /** Of all that belongs to the session that one asks from. */
    private static void age(String column, String by, Person person) {
        var session = device(person).path("id").asLong();
        TestServer.bean(Rows.class).change("UPDATE %s = TIMESTAMPADD(%s) WHERE %s = %d"
                .formatted(column, by, column.startsWith("session") ? "id" : "session_id", session));
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
