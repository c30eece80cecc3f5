package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Name;
import parley.audit.Action;
import parley.audit.Audit;
import parley.http.Problem;

/** What rooms show, and whose each name is: a room keeps those that it once had, and they go on leading to it. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class Labels implements GenericRepository<Conversation.Row, Long> {
    private final Conversations conversations;
    private final Openings openings;
    private final Audit audit;

    Labels(Conversations conversations, Openings openings, Audit audit) {
        this.conversations = conversations;
        this.openings = openings;
        this.audit = audit;
    }

    /** A label as it is stored. */
    @Introspected
    record Row(String name, String nameKey, String topic, Visibility visibility) {
        Row with(Label.Change change, @Nullable Name newName) {
            return new Row(
                    newName == null ? name : newName.shown(),
                    newName == null ? nameKey : newName.key(),
                    change.topic() == null ? topic : change.topic().strip(),
                    change.visibility() == null ? visibility : change.visibility());
        }

        /** What of it another does not have, for the audit. */
        Map<String, Object> unlike(Row other) {
            var unlike = new HashMap<>(fields());
            unlike.entrySet().removeAll(other.fields().entrySet());
            return unlike;
        }

        private Map<String, Object> fields() {
            return Map.of("name", name, "topic", topic, "visibility", visibility);
        }
    }

    /**
     * Changes what a room shows, as its next revision, so that everyone hears of it. Whoever calls this has made sure
     * that it may be done.
     */
    @Transactional
    public void change(long room, Label.Change change, Me by) {
        var counters = conversations.lock(room);
        var before = require(room);
        var now = before.with(change, change.name() == null ? null : Name.room(change.name()));
        if (now.equals(before)) {
            return;
        }
        if (Rooms.isPersonal(before.name()) && !change.isOfTopicAlone()) {
            throw personal();
        }
        if (!now.nameKey().equals(before.nameKey())) {
            openings.take(by);
            take(now.nameKey(), room);
        }
        var next = counters.nextRev();
        write(room, now.name(), now.nameKey(), now.topic(), now.visibility(), next.lastRev());
        conversations.advance(next);
        audit.note(by.username(), Action.ROOM_CHANGED, before.name(), before.unlike(now), now.unlike(before));
    }

    /** A room's label, or {@link Problem.NotFound}. */
    Row require(long room) {
        return row(room).orElseThrow(() -> new Problem.NotFound("room"));
    }

    static Problem.Conflict personal() {
        return new Problem.Conflict("personal-room", "A personal room keeps its name, and stays open to all.");
    }

    static Problem.Conflict taken() {
        return new Problem.Conflict("name-taken", "This name is not to be had. Choose another.");
    }

    private void take(String key, long room) {
        if (claim(key, room) == 0 && !holder(key).equals(Optional.of(room))) {
            throw taken();
        }
    }

    /** 1 if the name was free; 0 if it is some room's already, maybe the same. */
    @Query("INSERT IGNORE INTO room_name (name_key, conversation_id) VALUES (:key, :room)")
    abstract int claim(String key, long room);

    /** The room that has this name, or had it once. */
    @Query("SELECT conversation_id FROM room_name WHERE name_key = :key")
    abstract Optional<Long> holder(String key);

    @Query("SELECT name, name_key, topic, visibility FROM conversation WHERE id = :room AND kind = 'ROOM'")
    abstract Optional<Row> row(long room);

    @Query("""
            UPDATE conversation
               SET name = :name, name_key = :key, topic = :topic, visibility = :visibility, label_rev = :rev
             WHERE id = :room""")
    abstract void write(long room, String name, String key, String topic, Visibility visibility, long rev);
}
