package parley.http;

import org.jspecify.annotations.Nullable;

/** A key of two numbers, by which a list goes on. */
public record Pair(long first, long second) {
    /** Before all others. */
    public static final Pair FIRST = new Pair(0, 0);

    /** After all others. */
    public static final Pair LAST = new Pair(Long.MAX_VALUE, Long.MAX_VALUE);

    /** What a list's cursor says, or {@link Problem.BadCursor}; without one, where the list begins. */
    public static Pair read(String list, @Nullable String cursor, Pair begin) {
        return cursor == null ? begin : read(Cursor.read(list, cursor));
    }

    /** What a key says that {@link #toString} wrote, or {@link Problem.BadCursor}. */
    public static Pair read(String text) {
        var colon = text.indexOf(':');
        try {
            return new Pair(Long.parseLong(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException unreadable) {
            throw new Problem.BadCursor();
        }
    }

    @Override
    public String toString() {
        return first + ":" + second;
    }
}
