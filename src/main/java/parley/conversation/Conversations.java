package parley.conversation;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Reader;
import parley.bell.Bell;
import parley.bell.Topic;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Moment;
import parley.http.Problem;

/** All conversations, and the door into one: {@link #entered}. Only for reading there is {@link OpenRooms}. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Conversations implements GenericRepository<Conversation.Row, Long> {
    private static final String NOTHING = "conversation";

    private final ApplicationEventPublisher<Bell.Rung> bell;
    private final Turns turns;
    private final Peers peers;

    Conversations(ApplicationEventPublisher<Bell.Rung> bell, Turns turns, Peers peers) {
        this.bell = bell;
        this.turns = turns;
        this.peers = peers;
    }

    /** The conversation, if one is in it; to everyone else it does not exist. */
    public Entered entered(long id, Me me) {
        return enteredBy(id, me.id()).orElseThrow(() -> new Problem.NotFound(NOTHING));
    }

    /** The conversation as one sees it: one's own, or a public room. */
    public Conversation seen(long id, Reader me) {
        return view(id, me.id())
                .filter(Conversation.View::isVisible)
                .map(view -> complete(List.of(view), me).getFirst())
                .orElseThrow(() -> new Problem.NotFound(NOTHING));
    }

    /** All conversations that one is in, the one with the newest message first. */
    public List<Conversation> of(Me me) {
        return complete(mine(me.id()), me);
    }

    /** One's directs or groups, the latest opened first. */
    Listed<Conversation> of(Kind kind, Me me, @Nullable String cursor, int limit) {
        var list = kind.name();
        var before = Cursor.before(list, cursor);
        var page = Listed.of(ofKind(kind, me.id(), before, limit + 1), limit, list, Conversation.View::id);
        return new Listed<>(complete(page.items(), me), page.next());
    }

    /** Groups are called by the names of those who are in them. */
    private List<Conversation> complete(List<Conversation.View> views, Reader me) {
        var groups = views.stream().filter(view -> view.kind() == Kind.GROUP).map(Conversation.View::id).toList();
        var others = peers.of(groups, me.id());
        return views.stream().map(view -> view.conversation(others.getOrDefault(view.id(), List.of()))).toList();
    }

    /** Takes the conversation's lock. Every write begins here, so that numbers are given in commit order. */
    public Counters lock(long id) {
        turns.take(id);
        return lockRow(id).orElseThrow(() -> new Problem.NotFound(NOTHING));
    }

    @Query("""
            SELECT conversation_id AS id, members, last_no, last_rev, last_rev AS was_rev
              FROM conversation_head
             WHERE conversation_id = :id
               FOR UPDATE""")
    abstract Optional<Counters> lockRow(long id);

    /** Writes the counters back, and lets those who wait know once it is committed. */
    public void advance(Counters to) {
        write(to.id(), to.members(), to.lastNo(), to.lastRev(), Moment.now());
        bell.publishEvent(new Bell.Rung(Topic.conversation(to.id()), to.wasRev(), to.at()));
    }

    /** A new conversation's counters. */
    @Query("""
            INSERT INTO conversation_head (conversation_id, members, last_no, last_rev, changed_at)
            VALUES (:id, 0, 0, 0, :now)""")
    abstract void begin(long id, Instant now);

    /** Nobody enters it any more, and nobody writes into it. */
    @Query("DELETE FROM conversation_head WHERE conversation_id = :id")
    abstract void end(long id);

    @Query("""
            SELECT c.id, c.kind, c.name, c.visibility, h.members, h.last_no, h.last_rev, m.role
              FROM membership m
              JOIN conversation c ON c.id = m.conversation_id
              JOIN conversation_head h ON h.conversation_id = m.conversation_id
             WHERE m.conversation_id = :id AND m.user_id = :me AND m.role <> 'LEFT'""")
    abstract Optional<Entered> enteredBy(long id, long me);

    @Query("""
            UPDATE conversation_head
               SET members = :members, last_no = :lastNo, last_rev = :lastRev, changed_at = :now
             WHERE conversation_id = :id""")
    abstract void write(long id, int members, long lastNo, long lastRev, Instant now);

    @Query(Conversation.SELECT + "WHERE c.id = :id")
    abstract Optional<Conversation.View> view(long id, long me);

    @Query(Conversation.SELECT
            + "WHERE c.id IN (SELECT conversation_id FROM membership WHERE user_id = :me AND role <> 'LEFT')"
            + " ORDER BY COALESCE(l.created_at, c.created_at) DESC, c.id DESC")
    abstract List<Conversation.View> mine(long me);

    @Query(Conversation.SELECT
            + "WHERE c.id IN (SELECT conversation_id FROM membership WHERE user_id = :me)"
            + " AND c.kind = :kind AND c.id < :before ORDER BY c.id DESC LIMIT :limit")
    abstract List<Conversation.View> ofKind(Kind kind, long me, long before, int limit);
}
