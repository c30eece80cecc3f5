package parley.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.bell.Bell;
import parley.bell.Head;
import parley.bell.Tail;
import parley.bell.Topic;
import parley.http.Once;
import parley.http.Problem;
import parley.http.Turnstile;

/** Everybody's {@link Circle}. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Circles implements GenericRepository<Conversation.Row, Long> {
    private static final int MOST = 50_000;
    private static final int TRIES = 3;
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Cache<Long, Circle> circles = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(IDLE)
            .executor(Runnable::run)
            .removalListener((@Nullable Long user, @Nullable Circle circle, RemovalCause cause) -> close(circle))
            .build();
    /** When everybody comes back at once, their circles are read a few at a time, and each of them once. */
    private final Once<Long, Circle> reading = Once.atATime();
    private final Turnstile turns = new Turnstile(READERS, PATIENCE);
    private final Bell bell;
    private final Tail tail;
    private final Peers peers;

    Circles(Bell bell, Tail tail, Peers peers) {
        this.bell = bell;
        this.tail = tail;
        this.peers = peers;
    }

    /** A user's own revision, and one of their conversations; 0 for none. */
    @Introspected
    record Found(long rev, long conversation) {}

    /** The user's circle, if it is in memory and nothing of it has changed; null else. */
    public @Nullable Circle known(long user) {
        return tail.isFresh() ? current(user) : null;
    }

    private @Nullable Circle current(long user) {
        var circle = circles.getIfPresent(user);
        return circle != null && circle.isCurrent() ? circle : null;
    }

    /** The user's circle as of now. */
    public Circle of(long user) {
        tail.freshen();
        var circle = current(user);
        for (var tries = 0; circle == null && tries < TRIES; tries++) {
            var read = reading.get(user, () -> inTurn(user));
            circle = read.isCurrent() ? read : null;
        }
        return circle == null ? inTurn(user) : circle;
    }

    /**
     * The user's circle, and where its conversations stand, as far as the user may hear of them: what they are in was asked
     * after that.
     */
    public View view(long user) {
        var circle = of(user);
        for (var tries = 0; tries < TRIES; tries++) {
            var heads = circle.heads();
            var now = of(user);
            if (now == circle) {
                return new View(circle, heads);
            }
            circle = now;
        }
        return View.asRead(circle);
    }

    private Circle inTurn(long user) {
        return turns.pass(() -> read(user));
    }

    /** The user's place in the conversation, if they are in it; also if they came in through another node just now. */
    public @Nullable Seat seat(long conversation, long user) {
        var seat = of(user).in(conversation);
        return seat != null || tail.isAlone() || !isIn(conversation, user) ? seat : read(user).in(conversation);
    }

    /** The user's place in the conversation, or {@link Problem.NotFound}: as {@code Conversations.entered}, in memory. */
    public Seat entered(long conversation, long user) {
        var seat = seat(conversation, user);
        if (seat == null) {
            throw new Problem.NotFound("conversation");
        }
        return seat;
    }

    /** Asks the database, for who knows of a later revision than this node. */
    public Circle read(long user) {
        var own = bell.head(Topic.user(user));
        var found = found(user);
        var rev = found.isEmpty() ? 0 : found.getFirst().rev();
        // Held from here on, so that whatever happens after the reading below is heard.
        var heads = found.stream()
                .map(Found::conversation)
                .collect(Collectors.toMap(id -> id, id -> bell.head(Topic.conversation(id))));
        var rows = rows(user).stream().filter(row -> heads.containsKey(row.conversation())).toList();
        var groups = rows.stream().filter(row -> row.kind() == Kind.GROUP).map(Seat.Row::conversation).toList();
        var others = peers.of(groups, user);
        var seats = rows.stream()
                .map(row -> seat(row, others.getOrDefault(row.conversation(), List.of()), heads))
                .toList();
        own.reach(Head.At.of(rev));
        var circle = new Circle(user, rev, own, seats);
        circles.put(user, circle);
        return circle;
    }

    private Seat seat(Seat.Row row, List<Conversation.Peer> peers, Map<Long, Head> heads) {
        var head = Objects.requireNonNull(heads.get(row.conversation()));
        bell.reach(head, row.at());
        return new Seat(row, peers, head);
    }

    private static void close(@Nullable Circle circle) {
        if (circle != null) {
            circle.close();
        }
    }

    @Query("SELECT COUNT(*) > 0 FROM membership WHERE conversation_id = :conversation AND user_id = :user AND role <> 'LEFT'")
    abstract boolean isIn(long conversation, long user);

    @Query("""
            SELECT h.rev, COALESCE(m.conversation_id, 0) AS conversation
              FROM user_head h LEFT JOIN membership m ON m.user_id = h.user_id AND m.role <> 'LEFT'
             WHERE h.user_id = :user""")
    abstract List<Found> found(long user);

    @Query("""
            SELECT m.conversation_id AS conversation, c.kind, m.role, m.read_no, m.received_no, m.muted, m.user_rev,
                   p.username AS peer, p.display_name AS peer_name, p.avatar AS peer_avatar,
                   h.last_rev, h.last_no, h.members
              FROM membership m
              JOIN conversation c ON c.id = m.conversation_id
              JOIN conversation_head h ON h.conversation_id = m.conversation_id
              LEFT JOIN membership o
                     ON o.conversation_id = CASE WHEN c.kind = 'DIRECT' THEN c.id END AND o.user_id <> m.user_id
              LEFT JOIN user p ON p.id = COALESCE(o.user_id, m.user_id) AND c.kind = 'DIRECT'
             WHERE m.user_id = :user AND m.role <> 'LEFT'
             ORDER BY m.conversation_id""")
    abstract List<Seat.Row> rows(long user);
}
