package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.account.Users;
import parley.bell.Affairs;

class AffairsTest {
    private static final long CENTURY_IN_MICROS = 100L * 365 * 24 * 60 * 60 * 1_000_000;

    private final Affairs affairs = TestServer.bean(Affairs.class);
    private final long ada = id("ada");
    private final long grace = id("grace");

    private static long id(String name) {
        return TestServer.bean(Users.class).require(Person.named(name).username());
    }

    @Test
    void everyChangeHasALaterRevision() {
        var first = affairs.changed(ada);
        var second = affairs.changed(List.of(ada, grace));
        var third = affairs.changed(ada);

        assertThat(List.of(first, second.get(ada), third)).isSorted().doesNotHaveDuplicates();
        assertThat(second.get(grace)).isEqualTo(stored(grace));
        assertThat(third).isEqualTo(stored(ada));
    }

    @Test
    void alsoWhereAClockWasAheadOfOurs() {
        var ahead = affairs.changed(ada) + CENTURY_IN_MICROS;
        TestServer.bean(Rows.class).change("UPDATE user_head SET rev = " + ahead + " WHERE user_id = " + ada);

        var revs = affairs.changed(List.of(ada, grace));

        assertThat(revs.get(ada)).isGreaterThan(ahead).isEqualTo(stored(ada));
        assertThat(revs.get(grace)).isEqualTo(stored(grace));
    }

    private static long stored(long user) {
        return TestServer.bean(Rows.class).number("SELECT rev FROM user_head WHERE user_id = " + user);
    }
}
