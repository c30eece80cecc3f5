package parley;

import static org.assertj.core.api.Assertions.assertThat;

import liquibase.exception.LockException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void aMigrationThatWasKilledSaysHowToGoOn() {
        assertThat(StartFailure
                .explain(new IllegalStateException(new LockException("Could not acquire change log lock."))))
                .contains("DELETE FROM DATABASECHANGELOGLOCK");
    }
}
