package parley.sync;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.bell.Head;
import parley.conversation.Circle;
import parley.conversation.Marks;
import parley.conversation.Seat;
import parley.conversation.Typing;
import parley.conversation.View;
import parley.http.Json;
import parley.http.Polled;
import parley.http.Problem;
import parley.message.Delta;

/** Puts together what has changed for a user: what is theirs alone, and what was read and serialized once for all. */
final class Answer {
    /** What would not fit any more waits for the next poll, which comes at once. */
    private static final int MOST_MESSAGES = 1_000;
    private static final int MOST_BYTES = 1 << 20;

    private static final byte[] NONE = "[]".getBytes(StandardCharsets.US_ASCII);
    private static final String NOTHING = "{\"conversations\":[],\"left\":[],\"presence\":null,\"typing\":null,"
            + "\"cursor\":\"%s\",\"more\":false}";
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Sync sync;
    private final Circle circle;
    private final View view;
    private final Vector since;
    private final int limit;
    private final boolean early;
    private final Json json = new Json();
    private final long[] conversations;
    private final long[] revs;
    private int size;
    private int messages;
    private boolean news;
    private boolean doubtful;
    private boolean more;

    /** @param early whether to believe another node, for a while, that has told something else of who is there */
    Answer(Sync sync, View view, Vector since, int limit, boolean early) {
        this.sync = sync;
        this.circle = view.circle();
        this.view = view;
        this.since = since;
        this.limit = limit;
        this.early = early;
        this.conversations = new long[circle.seats().size()];
        this.revs = new long[circle.seats().size()];
    }

    /** The answer when nothing has happened. */
    static Polled nothing(String cursor) {
        if (cursor.isEmpty()) {
            throw Problem.Unavailable.tooSlow();
        }
        return new Polled(NOTHING.replace("%s", cursor).getBytes(StandardCharsets.US_ASCII), cursor, false);
    }

    /**
     * What a client has been told of who types once this is told, which is told again when somebody goes on. Who types is
     * known to one node alone: that nobody does, as far as this one knows, is nothing to say to whom another told of some.
     */
    static int trace(Sync sync, List<Typing.Typist> typists, Vector since) {
        if (typists.isEmpty()) {
            return sync.traces.isForeign(since.typing()) ? since.typing() : Traces.NOTHING;
        }
        return sync.traces.of(typists.hashCode());
    }

    /** Whether there is something that was not told, since another node may know better: ask again later. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The news, or null if there is none. */
    @Nullable
    Polled polled() {
        var people = sync.company.of(circle);
        var typists = sync.typing.around(circle);
        json.open('{').name("conversations").open('[');
        view.each(this::tell);
        json.close(']').name("left").open('[');
        for (var i = 0; i < since.size(); i++) {
            if (circle.in(since.conversation(i)) == null) {
                json.raw(since.conversation(i));
                news = true;
            }
        }
        json.close(']').name("presence").raw(changed(people.trace(), since.presence(), people.people()));
        var typed = typists.stream().map(Typing.Typist::typed).toList();
        var typing = trace(sync, typists, since);
        json.name("typing").raw(changed(typing, since.typing(), typed));
        if (!news && since.own() == circle.rev()) {
            return null;
        }
        doubtful = false;
        var vector = new Vector(
                circle.rev(), Arrays.copyOf(conversations, size), Arrays.copyOf(revs, size), people.trace(),
                typing);
        var cursor = vector.write(sync.epoch.number(), circle.user());
        json.name("cursor").text(cursor).name("more").raw(more).close('}');
        return new Polled(json.bytes(), cursor, true);
    }

    private byte[] changed(int now, int then, List<?> all) {
        if (Traces.isSame(now, then) && !since.isEmpty()) {
            return NULL;
        }
        if (early && sync.traces.isForeign(then)) {
            doubtful = true;
        } else {
            news = true;
        }
        return Json.of(sync.mapper, all);
    }

    private void tell(Seat seat, Head.At at) {
        var has = since.of(seat.conversation());
        var full = messages >= MOST_MESSAGES || json.size() >= MOST_BYTES;
        if (has == at.rev() || (full && has >= 0)) {
            if (seat.userRev() > since.own()) {
                write(seat, at, false, NONE, NONE);
            }
            keep(seat, has);
            more |= has != at.rev();
        } else if (full) {
            more = true;
        } else {
            tellChanges(seat, at, has);
            keep(seat, at.rev());
        }
    }

    /** What has changed, or the newest page when that is too much, or when it has to be told anew who is in. */
    private void tellChanges(Seat seat, Head.At at, long has) {
        var id = seat.conversation();
        var delta = has < 0 ? null : sync.deltas.between(id, has, at.rev(), limit);
        if (delta == null || delta.more() || delta.mayHaveCrossed(Marks.MOST_ANNOUNCED, at.members())) {
            write(seat, at, true, sync.deltas.newest(id, at, limit));
        } else {
            write(seat, at, false, delta);
        }
    }

    private void write(Seat seat, Head.At at, boolean reset, Delta told) {
        messages += told.messages().size();
        write(seat, at, reset, told.messagesJson(), told.membersJson());
    }

    private void write(Seat seat, Head.At at, boolean reset, byte[] messagesJson, byte[] membersJson) {
        var conversation = seat.conversation(sync.faces.at(seat.conversation(), at), at);
        json.open('{')
                .name("conversation").raw(Json.of(sync.mapper, conversation))
                .name("reset").raw(reset)
                .name("messages").raw(messagesJson)
                .name("members").raw(membersJson)
                .close('}');
        news = true;
    }

    private void keep(Seat seat, long rev) {
        conversations[size] = seat.conversation();
        revs[size++] = rev;
    }
}
