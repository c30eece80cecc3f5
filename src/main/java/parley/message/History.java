package parley.message;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conversation.Entered;
import parley.http.Cursor;

/** Consecutive messages by number: a range of the primary key, as cheap ten thousand pages back as at the end. */
@Singleton
public class History {
    private final Log log;

    History(Log log) {
        this.log = log;
    }

    /** The messages before a number, by number; pass {@link Long#MAX_VALUE} for the newest. */
    public Feed.History before(Entered entered, long no, int limit) {
        var found = log.before(entered.id(), no, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size())).reversed();
        var next = found.size() > limit ? Cursor.of(older(entered), items.getFirst().no()) : null;
        return page(entered, items, next);
    }

    Feed.History after(Entered entered, long no, int limit) {
        var found = log.after(entered.id(), no, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? Cursor.of(newer(entered), items.getLast().no()) : null;
        return page(entered, items, next);
    }

    /** A page with the message in its middle; it goes on towards the older ones. */
    Feed.History around(Entered entered, long no, int limit) {
        var newer = log.after(entered.id(), no - 1, limit - limit / 2);
        var older = log.before(entered.id(), no, limit - newer.size() + 1);
        var items = new ArrayList<>(older.subList(0, Math.min(limit - newer.size(), older.size())).reversed());
        items.addAll(newer);
        var more = items.size() < newer.size() + older.size();
        return page(entered, items, more ? Cursor.of(older(entered), items.getFirst().no()) : null);
    }

    Feed.History goOn(Entered entered, String cursor, int limit) {
        return Cursor.isOf(newer(entered), cursor)
                ? after(entered, Cursor.readNumber(newer(entered), cursor), limit)
                : before(entered, Cursor.readNumber(older(entered), cursor), limit);
    }

    private static Feed.History page(Entered entered, List<Message> items, @Nullable String next) {
        return new Feed.History(List.copyOf(items), next, Since.cursor(entered.id(), entered.lastRev()));
    }

    private static String older(Entered entered) {
        return "older:" + entered.id();
    }

    private static String newer(Entered entered) {
        return "newer:" + entered.id();
    }
}
