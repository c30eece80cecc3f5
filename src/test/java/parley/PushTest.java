package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.push.Ticks;

/** Who is woken when something is said, and how. */
class PushTest {
    private static final PushService SERVICE = new PushService();

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    @Test
    void whoIsAwayIsWokenByAPushThatCarriesNothing() {
        subscribes(grace);
        ada.says(ada.opensDirectWith(grace), "a secret").is(201);
        timePasses();

        var knock = SERVICE.knock(grace.username());
        assertThat(knock.method()).isEqualTo("POST");
        assertThat(knock.body()).isEmpty();
        assertThat(Long.parseLong(knock.header("TTL"))).isPositive();
        assertThat(knock.header("Urgency")).isEqualTo("high");
        assertThat(knock.header("Topic")).matches("[\\w-]{1,32}");
        assertThat(knock.headers().toString()).doesNotContain("secret", ada.username());
    }

    @Test
    void thePushIsSignedWithTheKeyThatBrowsersAreGiven() throws Exception {
        subscribes(grace);
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();

        var authorization = SERVICE.knock(grace.username()).header("Authorization");
        assertThat(authorization).matches("vapid t=[\\w.-]+, k=[\\w-]+");
        var key = grace.get("/me/push").at("publicKey");
        assertThat(authorization).endsWith(", k=" + key);
        var token = SignedJWT.parse(authorization.substring("vapid t=".length(), authorization.indexOf(',')));
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(token.verify(new ECDSAVerifier(key(key)))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly(SERVICE.address());
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now().plus(Duration.ofMinutes(30)), Instant.now().plus(Duration.ofDays(1)));
        assertThat(claims.getSubject()).startsWith("https://");
    }

    @Test
    void whoHasFetchedItIsNotWoken() {
        var group = group();
        ada.says(group, "hello").is(201);
        grace.syncs();
        timePasses();

        SERVICE.knock(linus.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();
    }

    @Test
    void whoSaysItIsNotWoken() {
        var group = group();
        grace.says(group, "hello").is(201);
        timePasses();

        SERVICE.knock(linus.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();
    }

    @Test
    void whoHasOnlyJustComeByIsWokenByWhatIsSaidAfterwards() {
        subscribes(grace);
        var direct = ada.opensDirectWith(grace);
        grace.syncs();
        ada.says(direct, "are you still there?").is(201);
        timePasses();
        SERVICE.knock(grace.username());
    }

    @Test
    void howeverMuchIsSaidOneIsWokenOnceInAWhile() {
        var group = group();
        var direct = ada.opensDirectWith(grace);
        for (var i = 0; i < 5; i++) {
            ada.says(group, "message " + i).is(201);
            ada.says(direct, "message " + i).is(201);
        }
        timePasses();
        SERVICE.knock(grace.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).hasSize(1);

        ada.says(direct, "and another thing").is(201);
        timePasses();
        Awaitility.await().until(() -> SERVICE.knocks(grace.username()).size() == 2);
    }

    @Test
    void inARoomThoseAreWokenWhoAreMentioned() {
        var name = Person.unique("room");
        var room = ada.enters(name);
        grace.enters(name);
        linus.enters(name);
        subscribes(grace);
        subscribes(linus);
        ada.says(room, "good morning").is(201);
        timePasses();
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();

        ada.says(room, "have a look, @" + grace.username().toUpperCase() + ".").is(201);
        timePasses();
        SERVICE.knock(grace.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(linus.username())).isEmpty();
    }

    @Test
    void aMentionWhereOneIsNotDoesNotWake() {
        subscribes(grace);
        var common = Person.unique("room");
        grace.enters(common);
        ada.says(ada.enters(common), "good morning").is(201);
        ada.says(ada.enters(Person.unique("room")), "@" + grace.username()).is(201);
        ada.says(ada.opensDirectWith(linus), "@" + grace.username()).is(201);
        timePasses();
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();
    }

    @Test
    void allDevicesOfOnesOwnAreWoken() {
        subscribes(grace);
        subscribes(grace.onAnotherDevice(), grace.username() + "-laptop");
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();
        SERVICE.knock(grace.username());
        SERVICE.knock(grace.username() + "-laptop");
    }

    @Test
    void whoHasSignedOutOrTurnedItOffIsNotWokenThere() {
        var laptop = grace.onAnotherDevice();
        var tablet = grace.onAnotherDevice();
        subscribes(grace);
        subscribes(laptop, grace.username() + "-laptop");
        subscribes(tablet, grace.username() + "-tablet");
        laptop.send("POST", "/auth/logout", "{}").is(204);
        tablet.delete("/me/push").is(204);
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();

        SERVICE.knock(grace.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username() + "-laptop")).isEmpty();
        assertThat(SERVICE.knocks(grace.username() + "-tablet")).isEmpty();
    }

    @Test
    void whoIsShutOutIsNotWoken() {
        var group = group();
        Person.admin().patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        ada.says(group, "hello").is(201);
        timePasses();

        SERVICE.knock(linus.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();
    }

    @Test
    void whoHasLeftIsNotWoken() {
        var name = Person.unique("room");
        var room = ada.enters(name);
        grace.enters(name);
        subscribes(grace);
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        ada.says(room, "farewell, @" + grace.username()).is(201);
        timePasses();
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();
    }

    @Test
    void whatIsMutedWakesNobodyNotEvenByName() {
        var group = group();
        grace.put("/conversations/" + group + "/mute").is(204);
        ada.says(group, "anyone? @" + grace.username()).is(201);
        var name = Person.unique("room");
        var room = ada.enters(name);
        grace.enters(name);
        grace.put("/conversations/" + room + "/mute").is(204);
        ada.says(room, "have a look, @" + grace.username()).is(201);
        timePasses();
        SERVICE.knock(linus.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks(grace.username())).isEmpty();

        grace.delete("/conversations/" + group + "/mute").is(204);
        ada.says(group, "and now?").is(201);
        timePasses();
        SERVICE.knock(grace.username());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsForgotten(int status) {
        subscribes(grace);
        SERVICE.says(grace.username(), status, "Date", "today");
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();
        Awaitility.await().until(() -> grace.get("/me/push").at("subscribed").equals("false"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aServiceThatIsBusyIsAskedAgainWhenItWishes(int status) {
        subscribes(grace);
        SERVICE.says(grace.username(), status, "Retry-After", "1");
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();
        Awaitility.await().until(() -> SERVICE.knocks(grace.username()).size() == 2);
        assertThat(grace.get("/me/push").at("subscribed")).isEqualTo("true");
    }

    @Test
    void aServiceThatSendsElsewhereIsNotFollowed() {
        subscribes(grace);
        SERVICE.says(grace.username(), 307, "Location", SERVICE.endpoint("elsewhere"));
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();
        SERVICE.knock(grace.username());
        everyoneElseIsServed();
        assertThat(SERVICE.knocks("elsewhere")).isEmpty();
    }

    @Test
    void whoseServicesNeverAnswerIsInNobodyElsesWay() {
        var group = group();
        for (var device = 0; device < 40; device++) {
            var name = grace.username() + "-" + device;
            SERVICE.neverAnswers(name);
            subscribes(grace.onAnotherDevice(), name);
        }
        ada.says(ada.opensDirectWith(grace), "hello").is(201);
        timePasses();
        SERVICE.anyKnock(grace.username() + "-");
        ada.says(group, "hello").is(201);
        timePasses();
        SERVICE.knock(linus.username());
    }

    private long group() {
        subscribes(grace);
        subscribes(linus);
        var usernames = Arrays.asList(grace.username(), linus.username());
        return ada.post("/groups", "usernames", usernames).is(201).number("id");
    }

    /** Someone who comes after all others has been served, so that who has not been by then never is. */
    private void everyoneElseIsServed() {
        var last = Person.named("last");
        subscribes(last);
        ada.says(ada.opensDirectWith(last), "hello").is(201);
        timePasses();
        SERVICE.knock(last.username());
    }

    private static void timePasses() {
        Ticks.pass(TestServer.bean(BeanContext.class));
    }

    private static void subscribes(Person person) {
        subscribes(person, person.username());
    }

    private static void subscribes(Person person, String device) {
        person.put("/me/push", "endpoint", SERVICE.endpoint(device)).is(204);
    }

    private static ECKey key(String point) {
        var bytes = new Base64URL(point).decode();
        assertThat(bytes).hasSize(65).startsWith(4);
        return new ECKey.Builder(Curve.P_256, Base64URL.encode(Arrays.copyOfRange(bytes, 1, 33)),
                Base64URL.encode(Arrays.copyOfRange(bytes, 33, 65))).build();
    }
}
