package parley.http;

import org.jspecify.annotations.Nullable;

/**
 * What a number in a query may be, where a request is so light that the framework's own check would be an eighth of it. The
 * contract is told by an annotation beside it.
 */
public final class Bounds {
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

    /** Reads a truth value of an address: the framework reads whatever it does not know as false. */
    public static boolean truth(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Problem.Invalid(name, "must be true or false");
        };
    }
}
