package parley;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.BeanContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import parley.push.Ticks;

/** Which devices are woken, and where none are. */
class SubscriptionTest {
    private final Person ada = Person.named("ada");

    @Test
    void aBrowsersSubscriptionIsTakenAsItIs() {
        assertThat(ada.get("/me/push").is(200).at("subscribed")).isEqualTo("false");
        var json = """
                {"endpoint": "https://8.8.8.8/%s", "expirationTime": null, "keys": {"p256dh": "BNc…", "auth": "tBH…"}}
                """.formatted(ada.username());
        ada.send("PUT", "/me/push", json).is(204);
        assertThat(ada.get("/me/push").at("subscribed")).isEqualTo("true");
        ada.delete("/me/push").is(204);
        ada.delete("/me/push").is(204);
        assertThat(ada.get("/me/push").at("subscribed")).isEqualTo("false");
    }

    @Test
    void eachDeviceHasOneOfItsOwn() {
        var laptop = ada.onAnotherDevice();
        subscribes(ada, ada.username());
        assertThat(laptop.get("/me/push").at("subscribed")).isEqualTo("false");
        subscribes(ada, ada.username() + "-again");
        assertThat(ada.get("/me/push").at("subscribed")).isEqualTo("true");
    }

    @Test
    void aDeviceThatAnotherSignsInOnIsTheirs() {
        var grace = Person.named("grace");
        subscribes(ada, ada.username());
        subscribes(grace, ada.username());
        assertThat(ada.get("/me/push").at("subscribed")).isEqualTo("false");
        assertThat(grace.get("/me/push").at("subscribed")).isEqualTo("true");
    }

    @Test
    void theDeviceThatHasBeenThereLongestMakesRoomForOneTooMany() {
        var server = TestServer.start(-1, TestServer.newFolder(), Map.of("parley.push.per-user", 2));
        try (var context = server.getApplicationContext()) {
            var phone = Person.named("ada", server.getURL().toString());
            var laptop = phone.onAnotherDevice();
            var tablet = phone.onAnotherDevice();
            List.of(phone, laptop, tablet).forEach(device -> subscribes(device, Person.unique("device")));
            assertThat(List.of(phone, laptop, tablet)).extracting(device -> device.get("/me/push").at("subscribed"))
                    .containsExactly("false", "true", "true");
            assertThat(context.isRunning()).isTrue();
        }
    }

    @Test
    void nothingIsKeptOfASessionThatIsOver() {
        var server = TestServer.bean(BeanContext.class);
        var laptop = ada.onAnotherDevice();
        subscribes(ada, ada.username());
        subscribes(laptop, ada.username() + "-laptop");
        assertThat(subscriptions(ada)).isEqualTo(2);
        laptop.send("POST", "/auth/logout", "{}").is(204);
        Ticks.sweep(server);
        assertThat(subscriptions(ada)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "nonsense", "http://8.8.8.8/push", "ftp://8.8.8.8/push", "https:/push", "https://ada:secret@8.8.8.8/",
        "https://8.8.8.8/#push", "https://8.8.8.8:8443/",
        "https://localhost/", "https://127.0.0.1/", "https://2130706433/", "https://0.0.0.0/", "https://10.1.2.3/",
        "https://172.16.0.1/", "https://192.168.1.1/", "https://169.254.169.254/", "https://100.64.0.1/",
        "https://198.18.0.1/", "https://224.0.0.1/", "https://255.255.255.255/", "https://[::1]/", "https://[::]/",
        "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/", "https://[fd00::1]/", "https://[fec0::1]/",
        "https://[ff02::1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://[2001:db8::1]/"})
    void anEndpointThatIsNoPublicHttpsAddressIsRefused(String endpoint) {
        Strict.PERSON.put("/me/push", "endpoint", endpoint).refusesField("endpoint");
        assertThat(Strict.PERSON.get("/me/push").at("subscribed")).isEqualTo("false");
    }

    @Test
    void anEndpointThatCannotBeFoundNowMayBeTriedAgain() {
        Strict.PERSON.put("/me/push", "endpoint", "https://no.such.host.invalid/").refuses(503, "unavailable");
        assertThat(Strict.PERSON.get("/me/push").at("subscribed")).isEqualTo("false");
    }

    @Test
    void anEndpointIsNeededAndHasAnEnd() {
        Strict.PERSON.send("PUT", "/me/push", "{}").refusesField("endpoint");
        Strict.PERSON.put("/me/push", "endpoint", "https://8.8.8.8/" + "a".repeat(1000))
                .refusesField("endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://8.8.8.8/push?x=y", "https://8.8.8.8:443/", "https://[2001:4860:4860::8888]/"})
    void anEndpointOnThePublicInternetIsTaken(String endpoint) {
        var grace = Person.named("grace", Strict.ADDRESS);
        grace.put("/me/push", "endpoint", endpoint).is(204);
        assertThat(grace.get("/me/push").at("subscribed")).isEqualTo("true");
    }

    @Test
    void theServersKeyOutlivesARestartAndAnEndpointIsLookedAtAgainBeforeItIsSpokenTo() {
        var data = TestServer.newFolder();
        String key;
        Person grace;
        Person linus;
        try (var service = new PushService()) {
            try (var server = open(data, true)) {
                grace = Person.named("grace", server.getURL().toString());
                linus = Person.named("linus", server.getURL().toString());
                grace.put("/me/push", "endpoint", service.endpoint("grace")).is(204);
                key = grace.get("/me/push").at("publicKey");
            }
            var log = new ListAppender<ILoggingEvent>();
            log.start();
            ((Logger) LoggerFactory.getLogger("parley.push")).addAppender(log);
            try (var server = open(data, false)) {
                var address = server.getURL().toString();
                assertThat(grace.at(address).get("/me/push").at("publicKey")).isEqualTo(key);
                linus.at(address).says(linus.at(address).opensDirectWith(grace), "hello").is(201);
                Ticks.pass(server.getApplicationContext());
                Awaitility.await().until(() -> log.list.stream().anyMatch(line -> line.getMessage().contains("push")));
            } finally {
                ((Logger) LoggerFactory.getLogger("parley.push")).detachAppender(log);
            }
            assertThat(service.knocks("grace")).isEmpty();
        }
    }

    private static long subscriptions(Person person) {
        return TestServer.bean(Rows.class).count("push_subscription p JOIN user u ON u.id = p.user_id",
                "u.username = '" + person.username() + "'");
    }

    private static void subscribes(Person person, String device) {
        person.put("/me/push", "endpoint", "https://8.8.8.8/" + device).is(204);
    }

    private static EmbeddedServer open(Path data, boolean anywhere) {
        return TestServer.start(-1, data, Map.of("parley.push.anywhere", anywhere));
    }

    /** A server that speaks to none but public push services, as it comes. */
    private static final class Strict {
        static final String ADDRESS = open(TestServer.newFolder(), false).getURL().toString();
        static final Person PERSON = Person.named("ada", ADDRESS);
    }
}
