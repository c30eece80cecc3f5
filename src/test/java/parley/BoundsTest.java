package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long or how much something may be, as the contract says. */
class BoundsTest {
    private static final Person ADA = Person.named("ada");
    private static final String ROOM = Person.unique("room");
    private static final long ID = ADA.enters(ROOM);

    /** What may be of one size and not of another. */
    private record Bound(String what, int taken, int refused, IntFunction<Answer> trial) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void whatIsJustWithinIsTakenAndOneMoreIsRefused(Bound bound) {
        var within = bound.trial.apply(bound.taken);
        assertThat(within.status()).as(within.text()).isBetween(200, 204);
        bound.trial.apply(bound.refused).refuses(400, "invalid");
    }

    static Stream<Bound> bounds() {
        return Stream.of(
                atMost("username", 32, n -> registers(padded(n), Person.PASSWORD)),
                atMost("password", 128, n -> registers(Person.unique("new"), password(n))),
                new Bound("password", 8, 7, n -> registers(Person.unique("new"), password(n))),
                atMost("display name", 64, n -> ADA.patch("/me", "displayName", "🦜".repeat(n))),
                atMost("bio", 500, n -> ADA.patch("/me", "bio", "🦜".repeat(n))),
                atMost("room", 64, n -> ADA.put("/rooms/" + padded(n))),
                atMost("topic", 500, n -> ADA.patch("/rooms/" + ROOM, "topic", "🦜".repeat(n))),
                atMost("body", 10_000, n -> ADA.says(ID, "x".repeat(n))),
                atMost("change", 10_000, n -> ADA.patch("/conversations/" + ID + "/messages/1", "body", "x".repeat(n))),
                atMost("key", 64, n -> ADA.says(ID, "hello", "k".repeat(n))),
                atMost("messages", 100, n -> ADA.get("/conversations/" + ID + "/messages?limit=" + n)),
                atMost("news", 100, n -> ADA.get("/conversations/" + ID + "/messages?since=&limit=" + n)),
                atMost("everything", 100, n -> ADA.get("/sync?limit=" + n)),
                atMost("members", 100, n -> ADA.get("/conversations/" + ID + "/members?limit=" + n)),
                atMost("people", 100, n -> ADA.get("/users?limit=" + n)),
                atMost("rooms", 100, n -> ADA.get("/rooms?limit=" + n)),
                atMost("sessions", 100, n -> ADA.get("/me/sessions?limit=" + n)),
                atMost("found", 100, n -> ADA.get("/search?q=hello&limit=" + n)),
                atMost("a search", 100, n -> ADA.get("/search?q=" + "q".repeat(n))),
                atMost("a search for people", 100, n -> ADA.get("/users?q=" + "q".repeat(n))),
                atMost("a search for rooms", 100, n -> ADA.get("/rooms?q=" + "q".repeat(n))));
    }

    private static Bound atMost(String what, int most, IntFunction<Answer> trial) {
        return new Bound(what, most, most + 1, trial);
    }

    /** A name of that length that nobody has. */
    private static String padded(int length) {
        var name = Person.unique("new");
        return name + "x".repeat(length - name.length());
    }

    private static String password(int length) {
        return "7 quiet nights ".repeat(10).substring(0, length - 1) + "Q";
    }

    private static Answer registers(String username, String password) {
        return Http.send(TestServer.address(), "POST", "/api/v1/users",
                Person.json("username", username, "password", password));
    }
}
