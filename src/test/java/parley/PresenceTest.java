package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final EmbeddedServer SERVER = TestServer.start(
            -1, TestServer.newFolder(), Map.of("parley.presence.lease", "1500ms", "parley.presence.calm", "600ms"));
    private static final String ADDRESS = SERVER.getURL().toString();

    private final Person ada = Person.named("ada", ADDRESS);
    private final Person grace = Person.named("grace", ADDRESS);

    @AfterAll
    static void stop() {
        SERVER.getApplicationContext().close();
    }

    @Test
    void whoPollsIsOnlineToThoseTheyShareAConversationWithAndAwayAWhileAfter() {
        ada.opensDirectWith(grace);
        assertThat(seen(grace).orElseThrow().path("online").asBoolean()).isFalse();

        Awaitility.await().until(() -> isSeenOnline() && isOnline());

        Awaitility.await().until(() -> !seen(grace).orElseThrow().path("online").asBoolean());
        assertThat(seen(grace).orElseThrow().path("since").asText()).isNotEmpty();
        var profile = ada.get("/users/" + grace.username());
        assertThat(profile.at("online")).isEqualTo("false");
        assertThat(profile.at("lastSeenAt")).isNotEqualTo("null").isNotEmpty();
    }

    /** Grace polls; whether Ada is told that she is here. */
    private boolean isSeenOnline() {
        grace.syncs();
        return seen(grace).orElseThrow().path("online").asBoolean();
    }

    /** Grace polls; whether Ada is told of her. */
    private boolean isSeen() {
        grace.syncs();
        return seen(grace).isPresent();
    }

    private boolean isOnline() {
        grace.syncs();
        return ada.get("/users/" + grace.username()).at("online").equals("true");
    }

    @Test
    void aStrangersPresenceIsNobodysBusiness() {
        Awaitility.await().until(this::isOnline);
        assertThat(seen(grace)).isEmpty();
    }

    @Test
    void whoHasLeftIsNoLongerSeenThere() {
        var name = Person.unique("room");
        var room = ada.enters(name);
        grace.enters(name);
        Awaitility.await().until(this::isSeen);
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        Awaitility.await().until(() -> !isSeen());
    }

    @Test
    void aPollThatWaitsIsAnsweredWhenSomeoneComes() {
        ada.opensDirectWith(grace);
        Awaitility.await().until(() -> seen(grace).isPresent());
        var cursor = ada.syncs();
        Thread.startVirtualThread(() -> grace.syncs(grace.syncs(), 10));
        Awaitility.await().until(() -> ada.syncs(cursor, 5).items("presence")
                .anyMatch(person -> person.path("online").asBoolean()));
    }

    /** Each comes between two calls, when Ada has just been told: at the next call it is too soon to tell her again. */
    @Test
    void whoeverComesWhenItIsTooSoonToTellIsToldALittleLater() throws InterruptedException {
        var room = Person.unique("room");
        ada.enters(room);
        var cursor = ada.syncs();
        for (var round = 0; round < 4; round++) {
            var comer = Person.named("comer", ADDRESS);
            Thread.sleep(100 * round);
            comer.enters(room);
            cursor = ada.syncs(cursor, 20).at("cursor");
            var isTold = new AtomicBoolean();
            Thread.startVirtualThread(() -> {
                while (!isTold.get()) {
                    comer.syncs(comer.syncs(), 1);
                }
            });
            Answer told;
            do {
                told = ada.syncs(cursor, 20).is(200);
                assertThat(told.at("cursor")).as("an answer before the wait is over").isNotEqualTo(cursor);
                cursor = told.at("cursor");
            } while (told.items("presence")
                    .noneMatch(person -> comer.username().equals(person.path("username").asText())));
            isTold.set(true);
        }
    }

    @Test
    void aNewNameIsToldToThoseWhoKnowMe() {
        ada.opensDirectWith(grace);
        grace.patch("/me", "displayName", "Rear Admiral").is(200);
        grace.syncs();
        Awaitility.await().until(() -> seen(grace).orElseThrow().path("displayName").asText().equals("Rear Admiral"));
    }

    /** The person as a fresh snapshot of Ada's shows them. */
    private Optional<JsonNode> seen(Person person) {
        return ada.syncs("", 0).items("presence")
                .filter(each -> each.path("username").asText().equals(person.username()))
                .findAny();
    }
}
