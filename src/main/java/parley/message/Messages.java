package parley.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import parley.attachment.Attachments;
import parley.conversation.Conversations;
import parley.conversation.Marks;
import parley.conversation.Memberships;
import parley.database.Idempotent;
import parley.http.Moment;
import parley.http.Problem;

/**
 * The log. A write locks the conversation, looks whether it was carried out before, takes the next numbers, writes: in
 * this order, so that the order of numbers is the order of commits and a refused or repeated write leaves no hole.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Messages implements GenericRepository<Message.Row, Long> {
    private final Conversations conversations;
    private final Memberships memberships;
    private final Marks marks;
    private final Attachments attachments;
    private final Log log;

    Messages(
            Conversations conversations, Memberships memberships, Marks marks, Attachments attachments, Log log) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.marks = marks;
        this.attachments = attachments;
        this.log = log;
    }

    /** Writes posts under one lock and one commit; {@link Batch#tell} those who wait when this has returned. */
    @Idempotent
    @Transactional
    Batch write(long conversation, List<Posting> postings) {
        var counters = conversations.lock(conversation);
        var authors = postings.stream().map(posting -> posting.author().id()).distinct().toList();
        var keys = postings.stream().map(Posting::key).distinct().toList();
        var members = Set.copyOf(memberships.present(conversation, authors));
        var batch = new Batch(counters, members, earlier(conversation, keys),
                posting -> attachments.claim(conversation, posting.author().id(), posting.draft().files()),
                Moment.now());
        postings.forEach(batch::place);
        if (!batch.rows().isEmpty()) {
            insert(batch.rows());
            batch.attached().forEach(attachments::hang);
            marks.readOwn(conversation, batch.newest());
            conversations.advance(batch.counters());
        }
        if (!batch.repeated().isEmpty()) {
            log.numbered(conversation, batch.repeated()).forEach(batch::found);
        }
        return batch;
    }

    /** The messages of these numbers, in any order. */
    public List<Message> numbered(long conversation, Collection<Long> numbers) {
        return log.numbered(conversation, numbers);
    }

    public Message message(long conversation, long no) {
        return log.numbered(conversation, List.of(no)).stream().findAny()
                .orElseThrow(() -> new Problem.NotFound("message"));
    }

    /** The message, unless it was deleted. */
    public Message living(long conversation, long no) {
        var message = message(conversation, no);
        if (message.deleted()) {
            throw new Problem.NotFound("message");
        }
        return message;
    }

    @Query("""
            SELECT author_id, idempotency_key, no, digest
              FROM message
             WHERE conversation_id = :conversation AND idempotency_key IN (:keys)""")
    abstract List<Message.Earlier> earlier(long conversation, List<String> keys);

    @Query("""
            INSERT INTO message
                   (conversation_id, no, rev, author_id, body, reply_to, idempotency_key, digest, created_at, deleted,
                    attachments)
            VALUES (:conversation, :no, :rev, :authorId, :body, :replyTo, :key, :digest, :at, FALSE,
                    :attachments)""")
    abstract void insert(List<Message.Row> rows);

    @Query("""
            UPDATE message SET body = :body, rev = :rev, edited_at = :now
             WHERE conversation_id = :conversation AND no = :no""")
    abstract void reword(long conversation, long no, String body, long rev, Instant now);

    @Query("""
            UPDATE message SET attachments = attachments - 1, rev = :rev
             WHERE conversation_id = :conversation AND no = :no""")
    abstract void loseOne(long conversation, long no, long rev);

    @Query("""
            UPDATE message SET body = '', deleted = TRUE, attachments = 0, reactions = 0, rev = :rev
             WHERE conversation_id = :conversation AND no = :no""")
    abstract void bury(long conversation, long no, long rev);
}
