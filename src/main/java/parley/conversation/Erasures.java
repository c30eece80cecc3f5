package parley.conversation;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.http.Moment;

/**
 * Rooms that were deleted. A room is gone with its head, which every reader joins and every writer locks; members,
 * messages and the rest are erased after that, a little at a time, since MySQL suffers from large transactions.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class Erasures implements GenericRepository<Conversation.Row, Long> {
    private static final int AT_ONCE = 500;

    private final Conversations conversations;
    private final Labels labels;
    private final Affairs affairs;
    private final Audit audit;
    private final ApplicationEventPublisher<Begun> begun;

    Erasures(
            Conversations conversations,
            Labels labels,
            Affairs affairs,
            Audit audit,
            ApplicationEventPublisher<Begun> begun) {
        this.conversations = conversations;
        this.labels = labels;
        this.affairs = affairs;
        this.audit = audit;
        this.begun = begun;
    }

    /** A room is gone, and the rest of it can be erased. */
    record Begun(long room) {}

    /**
     * Deletes a room: with the commit it is gone for everyone, and its names are free. Whoever calls this has made sure
     * that it may be done.
     *
     * @param by the username of who does it
     */
    @Transactional
    public void begin(long room, String by) {
        var members = conversations.lock(room).members();
        var name = labels.require(room).name();
        if (Rooms.isPersonal(name)) {
            throw Labels.personal();
        }
        audit.note(by, Action.ROOM_DELETED, name, Map.of("id", room, "members", members), Map.of());
        freeNames(room);
        forget(room);
        conversations.end(room);
        insert(room, Moment.now());
        dismissSome(room);
        begun.publishEvent(new Begun(room));
    }

    /** Deletes a private room whose last member goes, unless it is a personal one; false where it stays. */
    @Transactional
    boolean beginWithLast(long room, String by) {
        var members = conversations.lock(room).members();
        var label = labels.require(room);
        var goes = members == 1
                && label.visibility() == Visibility.PRIVATE
                && !Rooms.isPersonal(label.name());
        if (goes) {
            begin(room, by);
        }
        return goes;
    }

    /** Takes some of the members out, who hear of it; false when there is nobody left. */
    @Transactional
    boolean dismissSome(long room) {
        var some = members(room, AT_ONCE);
        if (some.isEmpty()) {
            return false;
        }
        affairs.changed(some);
        dismiss(room, some);
        return true;
    }

    /** Nothing is left of it. */
    @Transactional
    void end(long room) {
        delete(room);
        deleteRoom(room);
    }

    @Query("SELECT conversation_id FROM erasure ORDER BY conversation_id LIMIT :limit")
    abstract List<Long> unfinished(int limit);

    @Query("DELETE FROM room_name WHERE conversation_id = :room")
    abstract void freeNames(long room);

    @Query("UPDATE conversation SET name = NULL, name_key = NULL, topic = '' WHERE id = :room")
    abstract void forget(long room);

    @Query("INSERT INTO erasure (conversation_id, begun_at) VALUES (:room, :now)")
    abstract void insert(long room, Instant now);

    @Query("SELECT user_id FROM membership WHERE conversation_id = :room ORDER BY user_id LIMIT :limit")
    abstract List<Long> members(long room, int limit);

    @Query("DELETE FROM membership WHERE conversation_id = :room AND user_id IN (:users)")
    abstract void dismiss(long room, List<Long> users);

    @Query("DELETE FROM erasure WHERE conversation_id = :room")
    abstract void delete(long room);

    @Query("DELETE FROM conversation WHERE id = :room")
    abstract void deleteRoom(long room);
}
