package parley.message;

import org.jspecify.annotations.Nullable;
import parley.bell.Bell;
import parley.bell.Head;
import parley.bell.Question;
import parley.bell.Source;
import parley.bell.Topic;
import parley.conversation.OpenRooms;
import parley.http.Polled;
import parley.http.Problem;

/** What is new in an open room, for one who is not in it: messages alone, and nothing of its members. */
final class Overheard implements Question<Polled> {
    private final SinceCursor cursors;
    private final OpenRooms rooms;
    private final Deltas deltas;
    private final Bell bell;
    private final Head head;
    private final long room;
    private final long since;
    private final int limit;

    Overheard(
            SinceCursor cursors, OpenRooms rooms, Deltas deltas, Bell bell, long room, long since, int limit) {
        this.cursors = cursors;
        this.rooms = rooms;
        this.deltas = deltas;
        this.bell = bell;
        this.head = bell.head(Topic.conversation(room));
        this.room = room;
        this.since = since;
        this.limit = limit;
    }

    /** Whether the room is still open has to be asked. */
    @Override
    public @Nullable Source idle() {
        return null;
    }

    @Override
    public Source source() {
        return head;
    }

    @Override
    public @Nullable Polled ask() {
        var open = rooms.open(room);
        var at = new Head.At(open.lastRev(), open.lastNo(), open.members());
        bell.reach(head, at);
        if (since > open.lastRev()) {
            throw new Problem.StartOver();
        }
        if (since == open.lastRev()) {
            return null;
        }
        var delta = deltas.between(room, since, open.lastRev(), limit);
        var label = deltas.labelJson(room, delta, at);
        return Since.polled(
                delta.messagesJson(), Since.NONE, label, cursors.of(room, delta.upTo()), delta.more(), true);
    }

    @Override
    public Polled nothing() {
        return Since.nothing(since, cursors.of(room, since));
    }
}
