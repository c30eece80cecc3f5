package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final SQLException DEADLOCK = new SQLTransactionRollbackException("deadlock", "40001");
    private static final SQLException UNCERTIFIED = new SQLException("rolled back by certification", "HY000", 3101);
    private static final SQLException LOST = new SQLRecoverableException("gone", "08S01");
    private static final SQLException WRONG = new SQLException("no such column", "42000");

    private final Stumble stumble = TestServer.bean(Stumble.class);
    private final Person ada = Person.named("ada");
    private final long room = ada.enters(Person.unique("room"));

    @Test
    void aTransactionThatTheDatabaseUndidIsCarriedOutAgain() {
        for (var undone : new SQLException[]{DEADLOCK, UNCERTIFIED}) {
            assertThat(stumble.after(2, undone, room)).isEqualTo(3);
        }
        assertThat(ada.get("/conversations/" + room).number("lastNo")).as("each once").isEqualTo(2);
    }

    @Test
    void butNotForEver() {
        assertThatThrownBy(() -> stumble.after(100, DEADLOCK, room)).isInstanceOf(DataAccessException.class);
        assertThat(ada.get("/conversations/" + room).number("lastNo")).isZero();
    }

    @Test
    void whatMayHaveBeenCommittedIsOnlyRepeatedWhereThatDoesNoHarm() {
        assertThat(stumble.harmlesslyAfter(2, LOST, room)).isEqualTo(3);
        assertThatThrownBy(() -> stumble.after(1, LOST, room)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aMistakeOfOursIsNotRepeated() {
        assertThatThrownBy(() -> stumble.harmlesslyAfter(1, WRONG, room)).isInstanceOf(DataAccessException.class);
    }
}
