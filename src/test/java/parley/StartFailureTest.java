package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import liquibase.exception.LockException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {
    @Test
    void aMigrationThatWasKilledSaysHowToGoOn() {
        assertThat(StartFailure
                .explain(new IllegalStateException(new LockException("Could not acquire change log lock."))))
                .contains("DELETE FROM DATABASECHANGELOGLOCK");
    }

    @ParameterizedTest
    @CsvSource({
        "1142, Grant it what the README names", "1044, Grant it what the README names", "1049, no such database",
        "1102, check DATASOURCES_DEFAULT_URL", "1050, tables are half made"})
    void whatTheDatabaseRefusesSaysWhatToDo(int code, String advice) {
        var refusal = new SQLException("table message", "42000", code);
        assertThat(StartFailure.explain(new IllegalStateException(refusal))).contains("table message", advice)
                .doesNotContain("SQLException");
    }

    @Test
    void aValueThatTheFrameworkCannotReadIsNamedAsItWasGiven() {
        var message = "Message: Error resolving property value [micronaut.server.max-request-size]. Unable to convert value"
                + " [2G] to target type [long] due to: no such size\nPath Taken: ...";
        assertThat(StartFailure.explain(new IllegalStateException(message)))
                .isEqualTo("MICRONAUT_SERVER_MAX_REQUEST_SIZE cannot be '2G'.");
    }
}
