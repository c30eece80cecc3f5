package parley.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a list goes on, opaque to clients: the list's name and the last key handed out. Never a time. */
public final class Cursor {
    private static final int LONGEST = 1_000;

    private Cursor() {}

    public static String of(String list, Object lastKey) {
        var text = list + ' ' + lastKey;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last key that {@code list} handed out with this cursor, or {@link Problem.BadCursor}. */
    public static String read(String list, String cursor) {
        var text = text(cursor);
        if (!text.startsWith(list + ' ')) {
            throw new Problem.BadCursor();
        }
        return text.substring(list.length() + 1);
    }

    /** Whether this list gave out the cursor; {@link Problem.BadCursor} if it is none at all. */
    public static boolean isOf(String list, String cursor) {
        return text(cursor).startsWith(list + ' ');
    }

    /** As {@link #read}, for lists whose key is a number. */
    public static long readNumber(String list, String cursor) {
        try {
            var number = Long.parseLong(read(list, cursor));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new Problem.BadCursor();
        }
        throw new Problem.BadCursor();
    }

    /** As {@link #read}, for a list of names in their order; without a cursor from the beginning. */
    public static String after(String list, @Nullable String cursor) {
        return cursor == null ? "" : read(list, cursor);
    }

    /** As {@link #readNumber}, for a list in the order of numbers; without a cursor from the beginning. */
    public static long afterNumber(String list, @Nullable String cursor) {
        return cursor == null ? 0 : readNumber(list, cursor);
    }

    /** As {@link #readNumber}, for a list with the highest number first; without a cursor from there. */
    public static long before(String list, @Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : readNumber(list, cursor);
    }

    private static String text(String cursor) {
        if (cursor.length() > LONGEST) {
            throw new Problem.BadCursor();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException unreadable) {
            throw new Problem.BadCursor();
        }
    }
}
