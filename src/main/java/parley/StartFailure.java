package parley;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import liquibase.exception.LockException;
import org.jspecify.annotations.Nullable;

/** Why the server, or a command, could not start, in one line that says what to do. */
final class StartFailure {
    private static final int H2_LOCKED = 90020;
    /** What MySQL calls a right that its user does not have. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1227, 1370);
    /** How it says that a database is not there, or not named. */
    private static final Set<Integer> NO_DATABASE = Set.of(1046, 1049, 1102);
    /** A table, column, index or foreign key that is there already, or not there to be dropped. */
    private static final Set<Integer> HALF_MADE = Set.of(1050, 1060, 1061, 1091, 1826);
    private static final Pattern PROPERTY = Pattern
            .compile("property value \\[([a-z0-9.-]+)]\\. Unable to convert value \\[(.*?)]");

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
            case SQLException sql when DENIED.contains(sql.getErrorCode()) ->
                "the database's user may not do what is needed (" + sql.getMessage()
                        + "). Grant it what the README names.";
            case SQLException sql when NO_DATABASE.contains(sql.getErrorCode()) ->
                "there is no such database (" + sql.getMessage() + "). Create it, or check DATASOURCES_DEFAULT_URL.";
            case SQLException sql when HALF_MADE.contains(sql.getErrorCode()) ->
                "tables are half made (" + sql.getMessage()
                        + "). If another server makes them now, start again when it is"
                        + " done. If one was killed while it did, put the backup back; where nothing was in the database"
                        + " yet, drop it and create it anew.";
            case LockException held ->
                "another server is changing the tables of this database, or was killed while it did. If none runs: DELETE"
                        + " FROM DATABASECHANGELOGLOCK, and start again.";
            case ConnectException down ->
                "no database answers (" + down.getMessage() + "). Start it, or check DATASOURCES_DEFAULT_URL.";
            case UnknownHostException unknown ->
                "there is no host " + unknown.getMessage() + ". Check DATASOURCES_DEFAULT_URL.";
            case FileSystemException file ->
                "the data folder cannot be used (" + file.getMessage() + "). Make it writable, or set PARLEY_DATA.";
            case IllegalArgumentException port when String.valueOf(port.getMessage()).startsWith("port out of range") ->
                "MICRONAUT_SERVER_PORT must be a number from 0 to 65535.";
            case IllegalStateException ours when ours.getMessage() != null
                    && ours.getMessage().matches("(PARLEY|DATASOURCES)_.*") ->
                ours.getMessage();
            default -> property(String.valueOf(cause.getMessage()));
        };
    }

    /** A value that the framework could not read, by the name of its variable. */
    private static @Nullable String property(String message) {
        var found = PROPERTY.matcher(message);
        return found.find()
                ? found.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + " cannot be '" + found.group(2)
                        + "'."
                : null;
    }

    /** Java's own word for it, and that of Linux. */
    private static boolean isOfPort(IOException failure) {
        return failure instanceof BindException || String.valueOf(failure.getMessage()).startsWith("bind(");
    }
}
