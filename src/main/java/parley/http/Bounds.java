package parley.http;

import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a number in a query may be, where a request is so light that the framework's own check would be an eighth of it. The
 * contract is told by an annotation beside it.
 */
public final class Bounds {
    private static final int A_LINE = 1_000;
    private static final int PERCENT_ENCODED = 3;

    private Bounds() {}

    /** {@link Problem.Invalid} for what lies outside; what was not given is left alone. */
    public static void check(String field, @Nullable Number given, long least, long most) {
        if (given != null && (given.longValue() < least || given.longValue() > most)) {
            var rule = "must be from " + least + " to " + most;
            throw new Problem.Invalid(field, rule);
        }
    }

    public static void atLeast(String field, @Nullable Number given, long least) {
        if (given != null && given.longValue() < least) {
            var rule = "must be " + least + " or more";
            throw new Problem.Invalid(field, rule);
        }
    }

    /** Refuses to wait in an address that is much longer than its cursor: whoever waits has it kept in memory. */
    public static void checkAddress(HttpRequest<?> request, int wait, @Nullable String cursor) {
        if (wait > 0) {
            var most = A_LINE + PERCENT_ENCODED * (cursor == null ? 0 : cursor.length());
            if (request.getUri().toString().length() > most) {
                throw new Problem.Invalid("wait", "must be 0 in an address that is so long");
            }
        }
    }

    /** Reads a truth value of an address: the framework reads whatever it does not know as false. */
    public static boolean truth(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Problem.Invalid(name, "must be true or false");
        };
    }
}
