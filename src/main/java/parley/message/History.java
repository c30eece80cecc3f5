package parley.message;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conversation.Readable;
import parley.http.Cursor;

/** Consecutive messages by number: a range of the primary key, as cheap ten thousand pages back as at the end. */
@Singleton
public class History {
    private final Log log;
    private final SinceCursor since;

    History(Log log, SinceCursor since) {
        this.log = log;
        this.since = since;
    }

    /** The messages before a number, by number; pass {@link Long#MAX_VALUE} for the newest. */
    public Feed.History before(Readable room, long no, int limit) {
        var found = log.before(room.id(), no, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size())).reversed();
        var next = found.size() > limit ? Cursor.of(older(room), items.getFirst().no()) : null;
        return page(room, items, next);
    }

    Feed.History after(Readable room, long no, int limit) {
        var found = log.after(room.id(), no, limit + 1);
        var items = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? Cursor.of(newer(room), items.getLast().no()) : null;
        return page(room, items, next);
    }

    /** A page with the message in its middle; it goes on towards the older ones. */
    Feed.History around(Readable room, long no, int limit) {
        var newer = log.after(room.id(), no - 1, limit - limit / 2);
        var older = log.before(room.id(), no, limit - newer.size() + 1);
        var items = new ArrayList<>(older.subList(0, Math.min(limit - newer.size(), older.size())).reversed());
        items.addAll(newer);
        var more = items.size() < newer.size() + older.size();
        return page(room, items, more ? Cursor.of(older(room), items.getFirst().no()) : null);
    }

    Feed.History goOn(Readable room, String cursor, int limit) {
        return Cursor.isOf(newer(room), cursor)
                ? after(room, Cursor.readNumber(newer(room), cursor), limit)
                : before(room, Cursor.readNumber(older(room), cursor), limit);
    }

    private Feed.History page(Readable room, List<Message> items, @Nullable String next) {
        return new Feed.History(List.copyOf(items), next, since.of(room.id(), room.lastRev()));
    }

    private static String older(Readable room) {
        return "older:" + room.id();
    }

    private static String newer(Readable room) {
        return "newer:" + room.id();
    }
}
