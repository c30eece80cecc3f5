package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Enrolled;
import parley.account.Me;
import parley.account.Name;
import parley.account.Reader;
import parley.database.Containing;
import parley.database.Idempotent;
import parley.database.TryAgain;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Moment;
import parley.http.Problem;
import parley.http.Text;

/** Conversations with a name. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Rooms implements GenericRepository<Conversation.Row, Long> {
    private static final String LIST = "rooms";
    private static final String DIRECTORY = "rooms-directory";
    private static final String PERSONAL = "@";

    private final Conversations conversations;
    private final Memberships memberships;
    private final Labels labels;
    private final Openings openings;
    private final Changes changes;

    Rooms(
            Conversations conversations,
            Memberships memberships,
            Labels labels,
            Openings openings,
            Changes changes) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.labels = labels;
        this.openings = openings;
        this.changes = changes;
    }

    /**
     * What a room begins with, when joining it creates it.
     *
     * @param visibility public when left out
     * @param topic up to 500 characters; empty when left out
     */
    @Serdeable
    @Schema(name = "RoomDraft")
    public record Draft(
            @Nullable Visibility visibility,
            @Nullable @Text(max = 500) String topic) {
        public static final Draft PLAIN = new Draft(null, null);
    }

    /** The room that one is in now, and whether it was created for that. */
    public record Put(Conversation room, boolean created) {}

    /** What tells one room from all others. */
    @Introspected
    record Found(long id, Visibility visibility) {}

    /** Joins the room, which is created when there is none of that name: atomic, and as often as one likes. */
    @Idempotent
    @Transactional
    public Put put(String text, Me me, Draft draft) {
        var name = Name.of(text);
        var there = find(name.key());
        if (there.isEmpty() && isPersonal(name.key())) {
            throw new Problem.NotFound("user");
        }
        var created = there.isEmpty() && create(Name.room(text), draft, me);
        var room = find(name.key()).orElseThrow(TryAgain::new).id();
        if (created) {
            conversations.begin(room, Moment.now());
            memberships.join(room, me.id(), MemberRole.OWNER);
        } else {
            join(room, name, me);
        }
        return new Put(conversations.seen(room, me), created);
    }

    /** A room that there was not: whoever means to make one is not led into one of others. */
    @Transactional
    public Conversation begin(String text, Me me, Draft draft) {
        if (find(Name.of(text).key()).isPresent()) {
            throw Labels.taken();
        }
        Name.room(text);
        var put = put(text, me, draft);
        if (!put.created()) {
            throw new TryAgain();
        }
        return put.room();
    }

    /**
     * Whether it is open to all, and whether anybody is in it, counts as it is under its lock. Whoever finds a room that
     * is deleted before they are in begins anew, and creates it.
     */
    private void join(long room, Name name, Me me) {
        try {
            var now = conversations.lock(room);
            var found = find(name.key()).orElseThrow(TryAgain::new);
            if (conversations.enteredBy(room, me.id()).isPresent()) {
                return;
            }
            if (found.visibility() != Visibility.PUBLIC) {
                throw Labels.taken();
            }
            changes.take(me);
            memberships.join(room, me.id(), roleOnEntry(MemberRole.MEMBER, now, name.key(), me.username()));
        } catch (Problem.NotFound deleted) {
            throw new TryAgain();
        }
    }

    /** The room that has that name, or had it once, if one may see it. */
    public Conversation named(String name, Reader me) {
        return seen(name, me).orElseThrow(() -> new Problem.NotFound("room"));
    }

    /** As {@link #named}, for who can make something of its absence. */
    public Optional<Conversation> seen(String name, Reader me) {
        return view(Name.of(name).key(), me.id())
                .filter(Conversation.View::isVisible)
                .map(Conversation.View::conversation);
    }

    Listed<Conversation> page(String q, boolean joined, Reader me, @Nullable String cursor, int limit) {
        var after = Cursor.after(LIST, cursor);
        var pattern = Containing.pattern(Name.of(q).key());
        var found = joined
                ? joinedRooms(me.id(), pattern, after, limit + 1)
                : visibleRooms(me.id(), pattern, after, limit + 1);
        return Listed.of(found, limit, LIST, Conversation.View::nameKey).map(Conversation.View::conversation);
    }

    /** Rooms that anyone may enter, by name, without everybody's personal ones. */
    public Listed<Conversation> directory(String q, @Nullable String cursor, int limit, Reader reader) {
        var after = Cursor.after(DIRECTORY, cursor);
        var found = publicRooms(reader.id(), Containing.pattern(Name.of(q).key()), after, limit + 1);
        return Listed.of(found, limit, DIRECTORY, Conversation.View::nameKey).map(Conversation.View::conversation);
    }

    /** Everyone owns a room from the start. */
    @EventListener
    void enrolled(Enrolled enrolled) {
        var name = personal(enrolled.username());
        insert(name, name, "", Visibility.PUBLIC, Moment.now());
        var room = created(name);
        labels.claim(name, room);
        conversations.begin(room, Moment.now());
        memberships.join(room, enrolled.user(), MemberRole.OWNER);
    }

    static String personal(String username) {
        return PERSONAL + username;
    }

    /** What someone comes in as: an empty room becomes theirs, but a personal one only whose it is. */
    static MemberRole roleOnEntry(MemberRole wanted, Counters now, @Nullable String room, String username) {
        var anothers = room != null && isPersonal(room) && !room.equals(personal(username));
        return now.members() == 0 && !anothers ? MemberRole.OWNER : wanted;
    }

    /** Refuses to take somebody's own room from them. */
    static void mustNotOwnPersonally(@Nullable String room, String username) {
        if (personal(username).equals(room)) {
            throw new Problem.Conflict("personal-room", "A personal room keeps its owner.");
        }
    }

    public static boolean isPersonal(String name) {
        return name.startsWith(PERSONAL);
    }

    /** False if there is one by now. A name that has just become the former one of another room is looked for again. */
    private boolean create(Name name, Draft draft, Me me) {
        var visibility = draft.visibility() == null ? Visibility.PUBLIC : draft.visibility();
        var topic = draft.topic() == null ? "" : draft.topic().strip();
        openings.take(me);
        if (insert(name.shown(), name.key(), topic, visibility, Moment.now()) == 0) {
            return false;
        }
        if (labels.claim(name.key(), created(name.key())) == 0) {
            throw new TryAgain();
        }
        return true;
    }

    /** 1 if it is new; 0 if another has just created it, which this waits to know. */
    @Query("""
            INSERT IGNORE INTO conversation
                   (kind, name, name_key, topic, visibility, created_at)
            VALUES ('ROOM', :name, :key, :topic, :visibility, :now)""")
    abstract int insert(String name, String key, String topic, Visibility visibility, Instant now);

    @Query("SELECT id FROM conversation WHERE name_key = :key")
    abstract long created(String key);

    @Query("""
            SELECT c.id, c.visibility
              FROM room_name n JOIN conversation c ON c.id = n.conversation_id
             WHERE n.name_key = :key""")
    abstract Optional<Found> find(String key);

    @Query(Conversation.SELECT + "WHERE c.id = (SELECT conversation_id FROM room_name WHERE name_key = :key)")
    abstract Optional<Conversation.View> view(String key, long me);

    @Query(Conversation.SELECT
            + "WHERE c.name_key > :after AND c.name_key LIKE :pattern ESCAPE '!'"
            + " AND (c.visibility = 'PUBLIC' OR m.user_id IS NOT NULL)"
            + " ORDER BY c.name_key LIMIT :limit")
    abstract List<Conversation.View> visibleRooms(long me, String pattern, String after, int limit);

    @Query(Conversation.SELECT
            + "WHERE c.id IN (SELECT conversation_id FROM membership WHERE user_id = :me AND role <> 'LEFT')"
            + " AND c.name_key > :after AND c.name_key LIKE :pattern ESCAPE '!'"
            + " ORDER BY c.name_key LIMIT :limit")
    abstract List<Conversation.View> joinedRooms(long me, String pattern, String after, int limit);

    /** The names of personal rooms begin with an @, which no other does. */
    @Query(Conversation.SELECT
            + "WHERE c.kind = 'ROOM' AND c.visibility = 'PUBLIC' AND (c.name_key < '@' OR c.name_key >= 'A')"
            + " AND c.name_key > :after AND c.name_key LIKE :pattern ESCAPE '!'"
            + " ORDER BY c.name_key LIMIT :limit")
    abstract List<Conversation.View> publicRooms(long me, String pattern, String after, int limit);
}
