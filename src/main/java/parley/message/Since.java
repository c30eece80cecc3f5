package parley.message;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.account.LiveSessions;
import parley.account.Me;
import parley.account.Presence;
import parley.bell.Bell;
import parley.bell.Question;
import parley.bell.Source;
import parley.bell.Waiting;
import parley.conversation.Circles;
import parley.conversation.OpenRooms;
import parley.conversation.Receipts;
import parley.conversation.Seat;
import parley.http.Hangup;
import parley.http.Json;
import parley.http.Polled;
import parley.http.Problem;

/** Messages since: what changed in a conversation after a revision, now or as soon as there is something. */
@Singleton
class Since {
    static final byte[] NONE = "[]".getBytes(StandardCharsets.US_ASCII);

    private final SinceCursor cursors;
    private final Circles circles;
    private final Deltas deltas;
    private final Receipts receipts;
    private final LiveSessions sessions;
    private final Presence presence;
    private final Waiting waiting;
    private final OpenRooms rooms;
    private final Bell bell;

    Since(
            SinceCursor cursors,
            Circles circles,
            Deltas deltas,
            Receipts receipts,
            LiveSessions sessions,
            Presence presence,
            Waiting waiting,
            OpenRooms rooms,
            Bell bell) {
        this.cursors = cursors;
        this.circles = circles;
        this.deltas = deltas;
        this.receipts = receipts;
        this.sessions = sessions;
        this.presence = presence;
        this.waiting = waiting;
        this.rooms = rooms;
        this.bell = bell;
    }

    /** What a poll is told, in parts that are JSON already. */
    static Polled polled(byte[] messages, byte[] members, byte[] room, String cursor, boolean more, boolean news) {
        var json = new Json().open('{')
                .name("messages").raw(messages)
                .name("members").raw(members)
                .name("room").raw(room)
                .name("cursor").text(cursor)
                .name("more").raw(more)
                .close('}');
        return new Polled(json.bytes(), cursor, news);
    }

    CompletionStage<Waiting.Answer<Polled>> news(
            long conversation, Me me, String cursor, Duration wait, int limit, Hangup hangup) {
        var since = cursors.read(conversation, cursor);
        presence.seen(me);
        return waiting.answer(new Asked(conversation, me, since, limit), me.id(), wait, hangup);
    }

    /** The same for one who is not in it but may read it; their poll waits on behalf of {@code place}. */
    CompletionStage<Waiting.Answer<Polled>> overheard(
            long room, long place, String cursor, Duration wait, int limit, Hangup hangup) {
        var since = cursors.read(room, cursor);
        return waiting.answer(new Overheard(cursors, rooms, deltas, bell, room, since, limit), place, wait, hangup);
    }

    /** What a poll from a revision is told when nothing has happened, with a cursor for that revision. */
    static Polled nothing(long since, String cursor) {
        if (since == 0) {
            throw Problem.Unavailable.tooSlow();
        }
        return polled(NONE, NONE, Deltas.NO_LABEL, cursor, false, false);
    }

    /**
     * One client's question. Whether they are still signed in and still in the conversation is asked again whenever
     * something of theirs moves: who has lost access hears nothing more.
     */
    private final class Asked implements Question<Polled> {
        private final long conversation;
        private final Me me;
        private final long since;
        private final int limit;

        Asked(long conversation, Me me, long since, int limit) {
            this.conversation = conversation;
            this.me = me;
            this.since = since;
            this.limit = limit;
        }

        @Override
        public @Nullable Source idle() {
            var circle = circles.known(me.id());
            var seat = circle == null ? null : circle.in(conversation);
            if (circle == null || seat == null || sessions.known(me.session()) == null) {
                return null;
            }
            var head = seat.head().at();
            if (head.rev() != since) {
                return null;
            }
            receipts.has(seat, me.id(), head);
            return new Source.Either(circle.own(), seat.head());
        }

        @Override
        public Source source() {
            var circle = circles.of(me.id());
            var seat = circle.in(conversation);
            return seat == null ? circle.own() : new Source.Either(circle.own(), seat.head());
        }

        @Override
        public @Nullable Polled ask() {
            var topic = entered().head();
            var head = topic.at();
            var seat = entered();
            if (since > head.rev()) {
                circles.read(me.id());
                head = topic.at();
                seat = entered();
            }
            if (since > head.rev()) {
                throw new Problem.StartOver();
            }
            if (since == head.rev()) {
                receipts.has(seat, me.id(), head);
                return null;
            }
            var delta = deltas.between(conversation, since, head.rev(), limit);
            var label = deltas.labelJson(conversation, delta, head);
            return polled(
                    delta.messagesJson(), delta.membersJson(), label, cursors.of(conversation, delta.upTo()),
                    delta.more(), true);
        }

        /** Asked after where the conversation stands: what is told up to there was said before. */
        private Seat entered() {
            sessions.require(me.session());
            return circles.entered(conversation, me.id());
        }

        @Override
        public Polled nothing() {
            return Since.nothing(since, cursors.of(conversation, since));
        }
    }
}
