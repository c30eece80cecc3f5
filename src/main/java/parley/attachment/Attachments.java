package parley.attachment;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import parley.account.Me;
import parley.account.Reader;
import parley.conversation.Circles;
import parley.conversation.OpenRooms;
import parley.database.Idempotent;
import parley.http.Problem;

/** All attachments. They belong to their owner alone until they hang at a message, and to its readers from then on. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Attachments implements GenericRepository<Attachment.Row, Long> {
    private final Circles circles;
    private final OpenRooms rooms;
    private final ApplicationEventPublisher<Freed> freed;

    Attachments(Circles circles, OpenRooms rooms, ApplicationEventPublisher<Freed> freed) {
        this.circles = circles;
        this.rooms = rooms;
        this.freed = freed;
    }

    /** Some bytes can be deleted. */
    record Freed() {}

    /** The attachment, if one may read it; to everyone else it does not exist. */
    Attachment.Row shown(long id, Reader reader) {
        return ready(id).filter(row -> isFor(reader, row)).orElseThrow(Attachments::none);
    }

    private boolean isFor(Reader reader, Attachment.Row row) {
        var conversation = row.conversationId();
        if (conversation == null) {
            return row.ownerId() == reader.id();
        }
        return reader instanceof Me me && circles.seat(conversation, me.id()) != null || rooms.isOpen(conversation);
    }

    /** The attachments of some messages of a conversation, by the message's number, in order. */
    public Map<Long, List<Attachment>> of(long conversation, Collection<Long> messages) {
        return hung(conversation, messages).stream().collect(Collectors.groupingBy(
                Attachment.Hung::messageNo,
                Collectors.mapping(Attachment.Hung::attachment, Collectors.toList())));
    }

    /**
     * Takes one's own files for a message that is about to be written in this transaction, or throws
     * {@link Problem.Unusable} and leaves them as they were: nothing has to be rolled back.
     */
    public List<Attachment> claim(long conversation, long owner, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (take(conversation, owner, ids) != ids.size()) {
            giveBack(conversation, owner, ids);
            throw taken();
        }
        return inOrder(all(ids), ids);
    }

    /** Those of these files that are one's own, and no message has yet. */
    public List<Attachment> unsent(long owner, List<Long> ids) {
        return ids.isEmpty() ? List.of() : inOrder(unsentOf(owner, ids), ids);
    }

    /** Hangs what was claimed at the message, now that it has a number. */
    public void hang(long message, List<Attachment> claimed) {
        for (var i = 0; i < claimed.size(); i++) {
            hang(claimed.get(i).id(), message, i);
        }
    }

    /** Frees the attachments of a message: with the commit nobody can reach them, and their bytes go. */
    public void free(long conversation, long message) {
        release(conversation, message);
        freed.publishEvent(new Freed());
    }

    /**
     * Frees a file that no message has; false where one has just taken it. That is told and not thrown: H2 would take back
     * what the other, for whom this waited, has committed.
     */
    @Transactional
    public boolean freeUnsent(long id) {
        var isFree = drop(id) > 0;
        if (isFree) {
            freed.publishEvent(new Freed());
        }
        return isFree;
    }

    /** Frees one file of a message. */
    public void freeOne(long id) {
        releaseAll(List.of(id));
        freed.publishEvent(new Freed());
    }

    /** Deletes one's own file that hangs nowhere. */
    public void delete(long id, Me me) {
        var row = ready(id).filter(found -> found.ownerId() == me.id()).orElseThrow(Attachments::none);
        if (row.conversationId() != null || !freeUnsent(id)) {
            throw new Problem.Conflict("attached", "It hangs at a message. Delete that instead.");
        }
    }

    /** Some are not one's own, or a message has them already. */
    public static Problem.Unusable taken() {
        return new Problem.Unusable("attachments", "must be files of one's own that no message has yet");
    }

    private static List<Attachment> inOrder(List<Attachment.Row> rows, List<Long> ids) {
        return rows.stream()
                .map(Attachment.Row::attachment)
                .sorted(Comparator.comparing(each -> ids.indexOf(each.id())))
                .toList();
    }

    static Problem none() {
        return new Problem.NotFound("attachment");
    }

    @Transactional
    abstract Attachment.Row save(Attachment.Row row);

    @Query("SELECT COALESCE(SUM(size), 0) FROM attachment WHERE owner_id = :owner AND state IN ('COMING', 'READY')")
    abstract long used(long owner);

    @Idempotent
    @Transactional
    @Query("UPDATE attachment SET state = 'READY' WHERE id = :id")
    abstract void isReady(long id);

    @Query("DELETE FROM attachment WHERE id = :id")
    abstract void forget(long id);

    @Query("SELECT * FROM attachment WHERE id = :id AND state = 'READY'")
    abstract Optional<Attachment.Row> ready(long id);

    @Query("SELECT * FROM attachment WHERE id IN (:ids)")
    abstract List<Attachment.Row> all(List<Long> ids);

    @Query("""
            SELECT * FROM attachment
             WHERE id IN (:ids) AND owner_id = :owner AND state = 'READY' AND conversation_id IS NULL""")
    abstract List<Attachment.Row> unsentOf(long owner, List<Long> ids);

    @Query("""
            SELECT message_no, id, name, type, size, width, height
              FROM attachment
             WHERE conversation_id = :conversation AND message_no IN (:messages)
             ORDER BY message_no, place""")
    abstract List<Attachment.Hung> hung(long conversation, Collection<Long> messages);

    @Query("""
            UPDATE attachment SET conversation_id = :conversation
             WHERE id IN (:ids) AND owner_id = :owner AND state = 'READY' AND conversation_id IS NULL""")
    abstract int take(long conversation, long owner, List<Long> ids);

    @Query("""
            UPDATE attachment SET conversation_id = NULL
             WHERE id IN (:ids) AND owner_id = :owner AND conversation_id = :conversation AND message_no IS NULL""")
    abstract int giveBack(long conversation, long owner, List<Long> ids);

    @Query("UPDATE attachment SET message_no = :message, place = :place WHERE id = :id")
    abstract void hang(long id, long message, int place);

    @Query("""
            UPDATE attachment SET state = 'GOING', conversation_id = NULL, message_no = NULL
             WHERE conversation_id = :conversation AND message_no = :message""")
    abstract void release(long conversation, long message);

    @Query("UPDATE attachment SET state = 'GOING' WHERE id = :id AND conversation_id IS NULL")
    abstract int drop(long id);

    @Query("SELECT id FROM attachment WHERE conversation_id = :conversation ORDER BY message_no LIMIT :limit")
    abstract List<Long> some(long conversation, int limit);

    @Query("UPDATE attachment SET state = 'GOING', conversation_id = NULL, message_no = NULL WHERE id IN (:ids)")
    abstract void releaseAll(List<Long> ids);

    @Query("""
            UPDATE attachment SET state = 'GOING'
             WHERE conversation_id IS NULL AND created_at < :before AND state <> 'GOING'""")
    abstract void dropUnused(Instant before);

    @Query("SELECT id, file_key FROM attachment WHERE conversation_id IS NULL AND state = 'GOING' AND id > :after ORDER BY id LIMIT :limit")
    abstract List<Attachment.Leftover> leftovers(long after, int limit);
}
