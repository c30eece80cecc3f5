package parley;

import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who signs out or is shut out is away at once, and not only when their last poll is long ago. */
class AwayTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    enum End {
        SIGNED_OUT(AwayTest::signOut),
        DISABLED(AwayTest::disable),
        DELETED(AwayTest::delete),
        GONE(AwayTest::go);

        private final Consumer<Person> way;

        End(Consumer<Person> way) {
            this.way = way;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSeesNothingAnyMoreIsNotSeen(End end) {
        Awaitility.await().until(() -> {
            grace.syncs();
            return isOnline();
        });
        end.way.accept(grace);
        Awaitility.await().until(() -> !isOnline());
    }

    private boolean isOnline() {
        return ada.get("/users/" + grace.username()).at("online").equals("true");
    }

    private static void signOut(Person who) {
        who.send("POST", "/auth/logout", "{}").is(204);
    }

    private static void disable(Person who) {
        Person.admin().patch("/admin/users/" + who.username(), "disabled", true).is(200);
    }

    private static void delete(Person who) {
        Person.admin().delete("/admin/users/" + who.username()).is(204);
    }

    private static void go(Person who) {
        who.send("DELETE", "/me", Person.json("currentPassword", Person.PASSWORD)).is(204);
    }
}
