package parley.attachment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Users;
import parley.http.Cursor;
import parley.http.Listed;

/** Every file, for administrators, and everybody's own. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class AllAttachments implements GenericRepository<Attachment.Row, Long> {
    private static final String LIST = "attachments";
    private static final String SELECT = """
            SELECT a.id, a.name, a.type, a.size, a.width, a.height, u.username AS owner,
                   a.conversation_id AS conversation, a.message_no, a.created_at
              FROM attachment a JOIN user u ON u.id = a.owner_id
             WHERE a.state = 'READY'
            """;

    private final Users users;
    private final Attachments attachments;
    private final Serving serving;

    AllAttachments(Users users, Attachments attachments, Serving serving) {
        this.users = users;
        this.attachments = attachments;
        this.serving = serving;
    }

    /** The newest first; a filter that is null lets all pass. */
    public Listed<AttachmentDetails> page(
            @Nullable String owner, @Nullable Long conversation, @Nullable String cursor, int limit) {
        var whose = owner == null ? null : users.require(owner);
        return Listed.of(before(Cursor.before(LIST, cursor), whose, conversation, limit + 1), limit, LIST,
                AttachmentDetails::id);
    }

    /** One's own, the newest first. */
    public Listed<AttachmentDetails> of(Me me, @Nullable String cursor, int limit) {
        return Listed.of(own(me.id(), Cursor.before(LIST, cursor), limit + 1), limit, LIST, AttachmentDetails::id);
    }

    /** The file of this number, or {@link parley.http.Problem.NotFound}. */
    public AttachmentDetails one(long id) {
        return find(id).orElseThrow(Attachments::none);
    }

    /** Its bytes. */
    public HttpResponse<?> send(long id, HttpRequest<?> request) {
        return serving.send(request, Serving.Sent.of(attachments.ready(id).orElseThrow(Attachments::none)));
    }

    /** By the index, which the condition of {@link #before} would leave unused. */
    @Query(SELECT + " AND a.owner_id = :owner AND a.id < :before ORDER BY a.id DESC LIMIT :limit")
    abstract List<AttachmentDetails> own(long owner, long before, int limit);

    @Query(SELECT + " AND a.id = :id")
    abstract Optional<AttachmentDetails> find(long id);

    @Query(SELECT + " AND a.id < :before AND (:owner IS NULL OR a.owner_id = :owner)"
            + " AND (:conversation IS NULL OR a.conversation_id = :conversation)"
            + " ORDER BY a.id DESC LIMIT :limit")
    abstract List<AttachmentDetails> before(long before, @Nullable Long owner, @Nullable Long conversation, int limit);
}
