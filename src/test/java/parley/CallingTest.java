package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom one may call is found. */
class CallingTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    @BeforeEach
    void enter() {
        grace.enters(room);
        linus.enters(room);
    }

    @Test
    void membersAreFoundByNameAndByUsername() {
        var path = "/conversations/" + id + "/members?q=";
        assertThat(ada.get(path + grace.username().toUpperCase()).each("items", "username"))
                .isEqualTo(List.of(grace.username()));
        ada.patch("/me", "displayName", "Countess 100%").is(200);
        assertThat(grace.get(path + "countess").each("items", "username")).isEqualTo(List.of(ada.username()));
        assertThat(grace.get(path + "0%25").each("items", "username")).isEqualTo(List.of(ada.username()));
        assertThat(grace.get(path + "c%25s").each("items", "username")).isEmpty();
        assertThat(ada.get(path + "%20").each("items", "username")).hasSize(3);
        linus.delete("/conversations/" + id + "/members/" + linus.username()).is(204);
        assertThat(ada.get(path + linus.username()).each("items", "username")).isEmpty();
        linus.get(path).is(404);
    }
}
