package parley.sync;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.account.LiveSessions;
import parley.account.Me;
import parley.account.Presence;
import parley.bell.Epoch;
import parley.bell.Question;
import parley.bell.Source;
import parley.bell.Waiting;
import parley.conversation.Attendance;
import parley.conversation.Circle;
import parley.conversation.Circles;
import parley.conversation.Faces;
import parley.conversation.Receipts;
import parley.conversation.Typing;
import parley.conversation.View;
import parley.http.Hangup;
import parley.http.Polled;
import parley.http.Problem;
import parley.message.Deltas;

/** Everything since: what has changed for a user, now or as soon as there is something. */
@Singleton
public class Sync {
    /** In larger conversations a list of those present says little, and would change all the time. */
    static final int LARGEST_COMPANY = Attendance.MOST_SORTED;
    private static final int TRIES = 10;

    final Epoch epoch;
    final Circles circles;
    final Deltas deltas;
    final Faces faces;
    final Company company;
    final Typing typing;
    final Traces traces;
    final JsonMapper mapper;
    private final Receipts receipts;
    private final LiveSessions sessions;
    private final Presence presence;
    private final Waiting waiting;

    Sync(
            Epoch epoch,
            Circles circles,
            Deltas deltas,
            Faces faces,
            Company company,
            Typing typing,
            Traces traces,
            JsonMapper mapper,
            Receipts receipts,
            LiveSessions sessions,
            Presence presence,
            Waiting waiting) {
        this.epoch = epoch;
        this.circles = circles;
        this.deltas = deltas;
        this.faces = faces;
        this.company = company;
        this.typing = typing;
        this.traces = traces;
        this.mapper = mapper;
        this.receipts = receipts;
        this.sessions = sessions;
        this.presence = presence;
        this.waiting = waiting;
    }

    /** The cursor of who has everything as it stands now, for a page that is about to be drawn. */
    public String cursor(Me me) {
        var circle = circles.of(me.id());
        var seats = circle.seats();
        var conversations = seats.stream().mapToLong(seat -> seat.conversation()).toArray();
        var revs = seats.stream().mapToLong(seat -> seat.head().rev()).toArray();
        return new Vector(circle.rev(), conversations, revs, Traces.NOTHING, Traces.NOTHING).write(epoch.number(),
                me.id());
    }

    CompletionStage<Waiting.Answer<Polled>> news(Me me, String cursor, Duration wait, int limit, Hangup hangup) {
        var since = Vector.read(cursor, epoch.number(), me.id());
        presence.seen(me);
        var asked = new Asked(me, cursor, since, limit, Instant.now().plus(doubt(wait)));
        return waiting.answer(asked, me.id(), wait, hangup);
    }

    /** For how long another node is believed: until nodes should agree, and not for all of a short wait. */
    private Duration doubt(Duration wait) {
        var half = wait.dividedBy(2);
        return half.compareTo(company.calm()) < 0 ? half : company.calm();
    }

    /** One client's question, asked again whenever something of theirs moves. */
    private final class Asked implements Question<Polled> {
        private final Me me;
        private final String cursor;
        private final Vector since;
        private final int limit;
        private final Instant sure;
        private volatile boolean doubtful;

        /** @param sure from when on it is told that another node was wrong about who is there */
        Asked(Me me, String cursor, Vector since, int limit, Instant sure) {
            this.me = me;
            this.cursor = cursor;
            this.since = since;
            this.limit = limit;
            this.sure = sure;
        }

        @Override
        public @Nullable Source idle() {
            var circle = circles.known(me.id());
            if (circle == null || sessions.known(me.session()) == null || !has(circle)) {
                return null;
            }
            var people = company.known(circle);
            if (people == null
                    || !Traces.isSame(people.trace(), since.presence())
                    || !Traces.isSame(Answer.trace(Sync.this, typing.around(circle), since), since.typing())) {
                return null;
            }
            circle.seats().forEach(seat -> receipts.has(seat, me.id(), seat.head().at()));
            return new Source.Either(circle, company);
        }

        @Override
        public Source source() {
            return new Source.Either(circles.of(me.id()), company);
        }

        @Override
        public @Nullable Polled ask() {
            sessions.require(me.session());
            var view = circles.view(me.id());
            if (isAhead(view)) {
                view = View.asRead(circles.read(me.id()));
                if (isAhead(view)) {
                    throw new Problem.StartOver();
                }
            }
            confirm(view);
            return polled(view);
        }

        /** A room that was deleted since the circle was read is no more in one that is read now; then others may be gone. */
        private @Nullable Polled polled(View view) {
            for (var tries = 1; tries < TRIES; tries++) {
                try {
                    return told(view);
                } catch (Problem.NotFound deleted) {
                    view = View.asRead(circles.read(me.id()));
                }
            }
            return told(view);
        }

        private @Nullable Polled told(View view) {
            var answer = new Answer(Sync.this, view, since, limit, Instant.now().isBefore(sure));
            var polled = answer.polled();
            doubtful = answer.isDoubtful();
            return polled;
        }

        @Override
        public Duration again() {
            return doubtful ? Duration.between(Instant.now(), sure).plusMillis(1) : Duration.ZERO;
        }

        @Override
        public Polled nothing() {
            return Answer.nothing(cursor);
        }

        /** Whether the client has all there is. */
        private boolean has(Circle circle) {
            var seats = circle.seats();
            if (since.own() != circle.rev() || since.size() != seats.size()) {
                return false;
            }
            for (var i = 0; i < seats.size(); i++) {
                var seat = seats.get(i);
                if (seat.conversation() != since.conversation(i) || seat.head().rev() != since.rev(i)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether the client knows of a later revision: then this node lags behind, or the database was set back. */
        private boolean isAhead(View view) {
            if (since.own() > view.circle().rev()) {
                return true;
            }
            var seats = view.circle().seats();
            for (var i = 0; i < seats.size(); i++) {
                if (since.of(seats.get(i).conversation()) > view.heads().get(i).rev()) {
                    return true;
                }
            }
            return false;
        }

        /** What the client hands back, it has received. */
        private void confirm(View view) {
            view.each((seat, head) -> {
                if (head.rev() == since.of(seat.conversation())) {
                    receipts.has(seat, me.id(), head);
                }
            });
        }
    }
}
