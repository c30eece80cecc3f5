package parley.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means. */
public final class Trouble {
    /** A lock that took too long, a hook of Group Replication that failed, a server that is read-only by now. */
    private static final Set<Integer> MYSQL_UNDONE = Set.of(1205, 3100, 3101, 1290, 1836);

    private static final String H2_LOCK_TIMEOUT = "HYT00";

    private Trouble() {}

    /** Whether it may pass by itself: the database is away, or asks to try again. */
    public static boolean isPassing(Throwable failure) {
        return isUndone(failure) || isLost(failure) || any(failure, TransactionException.class::isInstance);
    }

    /** Whether something of which there may be one is there already. */
    public static boolean isDuplicate(Throwable failure) {
        return any(failure, SQLIntegrityConstraintViolationException.class::isInstance);
    }

    /** Whether the transaction was certainly rolled back, by no fault of its own. */
    static boolean isUndone(Throwable failure) {
        return any(failure, cause -> cause instanceof TryAgain
                || (cause instanceof SQLException sql
                        && (begins(sql.getSQLState(), "40")
                                || H2_LOCK_TIMEOUT.equals(sql.getSQLState())
                                || MYSQL_UNDONE.contains(sql.getErrorCode()))));
    }

    /** Whether the connection is gone, so that nobody knows whether the transaction was committed. */
    static boolean isLost(Throwable failure) {
        return any(failure, cause -> cause instanceof CannotGetJdbcConnectionException
                || cause instanceof ConnectionException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || (cause instanceof SQLException sql && begins(sql.getSQLState(), "08")));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> is) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(is);
    }

    private static boolean begins(@Nullable String state, String with) {
        return state != null && state.startsWith(with);
    }
}
