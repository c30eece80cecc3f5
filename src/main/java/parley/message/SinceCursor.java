package parley.message;

import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import parley.bell.Epoch;
import parley.http.Cursor;
import parley.http.Pair;
import parley.http.Problem;

/** The cursor of messages since: up to which revision of a conversation, and in which epoch. */
@Singleton
class SinceCursor {
    private static final Pattern WITHOUT_EPOCH = Pattern.compile("\\d+");

    private final Epoch epoch;

    SinceCursor(Epoch epoch) {
        this.epoch = epoch;
    }

    /** That which stands for all up to a revision. */
    String of(long conversation, long rev) {
        return Cursor.of(list(conversation), new Pair(epoch.number(), rev));
    }

    /** The revision up to which a client has everything; 0 for the empty cursor of one that begins. */
    long read(long conversation, String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        var key = Cursor.read(list(conversation), cursor);
        if (WITHOUT_EPOCH.matcher(key).matches()) {
            throw new Problem.StartOver();
        }
        var pair = Pair.read(key);
        if (pair.second() < 0) {
            throw new Problem.BadCursor();
        }
        if (pair.first() != epoch.number()) {
            throw new Problem.StartOver();
        }
        return pair.second();
    }

    private static String list(long conversation) {
        return "since:" + conversation;
    }
}
