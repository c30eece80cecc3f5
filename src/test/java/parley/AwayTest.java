package parley;

import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose last session ends is away at once, and not only when their last poll is long ago. */
class AwayTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    enum End {
        SIGNED_OUT(grace -> grace.send("POST", "/auth/logout", "{}").is(204)), DISABLED(
                grace -> Person.admin().patch("/admin/users/" + grace.username(), "disabled", true).is(200)), DELETED(
                        grace -> Person.admin().delete("/admin/users/" + grace.username()).is(204)), GONE(grace -> grace
                                .send("DELETE", "/me", Person.json("currentPassword", Person.PASSWORD)).is(204));

        private final Consumer<Person> way;

        End(Consumer<Person> way) {
            this.way = way;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoseSessionEndsIsAway(End end) {
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
}
