package parley;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import liquibase.exception.LockException;
import org.jspecify.annotations.Nullable;

/** Why the server, or a command, could not start, in one line that says what to do. */
final class StartFailure {
    private static final int H2_LOCKED = 90020;

    private StartFailure() {}

    static String explain(Throwable failure) {
        Throwable last = failure;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var line = explainOne(cause);
            if (line != null) {
                return line;
            }
            last = cause;
        }
        return last.toString();
    }

    private static @Nullable String explainOne(Throwable cause) {
        return switch (cause) {
            case IOException taken when isOfPort(taken) ->
                "the port is taken (" + taken.getMessage() + "). Stop what uses it, or set MICRONAUT_SERVER_PORT.";
            case SQLException sql when sql.getErrorCode() == H2_LOCKED ->
                "another Parley uses this data folder. Stop it, or set PARLEY_DATA to another folder.";
            case SQLException sql when String.valueOf(sql.getSQLState()).startsWith("28") ->
                "the database refuses this user or password. Check DATASOURCES_DEFAULT_USERNAME and _PASSWORD.";
            case LockException held ->
                "another server is changing the tables of this database, or was killed while it did. If none runs: DELETE FROM DATABASECHANGELOGLOCK.";
            case ConnectException down ->
                "no database answers (" + down.getMessage() + "). Start it, or check DATASOURCES_DEFAULT_URL.";
            case UnknownHostException unknown ->
                "there is no host " + unknown.getMessage() + ". Check DATASOURCES_DEFAULT_URL.";
            case FileSystemException file ->
                "the data folder cannot be used (" + file.getMessage() + "). Make it writable, or set PARLEY_DATA.";
            case IllegalStateException ours when ours.getMessage() != null && ours.getMessage().startsWith("PARLEY_") ->
                ours.getMessage();
            default -> null;
        };
    }

    /** Java's own word for it, and that of Linux. */
    private static boolean isOfPort(IOException failure) {
        return failure instanceof BindException || String.valueOf(failure.getMessage()).startsWith("bind(");
    }
}
