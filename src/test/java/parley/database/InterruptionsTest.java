package parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class InterruptionsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Interruptions.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Interruptions interruptions = new Interruptions();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void whatTheDatabaseKeptFromBeingDoneIsALineWithoutATrace() {
        interruptions.handle(this, new IllegalStateException(new SQLTransientConnectionException("away")));
        assertThat(log.list).singleElement().satisfies(told -> {
            assertThat(told.getLevel()).isEqualTo(Level.WARN);
            assertThat(told.getFormattedMessage()).startsWith("InterruptionsTest goes on later");
            assertThat(told.getThrowableProxy()).isNull();
        });
    }

    @Test
    void whateverElseFailedIsAFaultWithItsTrace() {
        interruptions.handle(this, new IllegalStateException("a fault of ours"));
        assertThat(log.list).singleElement().satisfies(told -> {
            assertThat(told.getLevel()).isEqualTo(Level.ERROR);
            assertThat(told.getThrowableProxy()).isNotNull();
        });
    }
}
