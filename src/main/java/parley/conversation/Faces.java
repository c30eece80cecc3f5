package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bell.Head;
import parley.http.Once;
import parley.http.Problem;

/** Every conversation's {@link Face}, read once for all who look at the same revision. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Faces implements GenericRepository<Conversation.Row, Long> {
    private static final int MOST_BYTES = 8 << 20;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Once<Key, Face> faces = new Once<>(MOST_BYTES, Face::bytes, KEPT, face -> true);

    private record Key(long conversation, long rev) {}

    /**
     * The face of a conversation that stands like this, with the last message that it has there; the rest may be later.
     * {@link Problem.NotFound} once it was deleted.
     */
    public Face at(long conversation, Head.At at) {
        return faces.get(new Key(conversation, at.rev()), () -> row(conversation, at.lastNo()).map(Face.Row::face)
                .orElseThrow(() -> new Problem.NotFound("conversation")));
    }

    /** Tells what is known from elsewhere, and need not be read. */
    public void know(Face face, long rev) {
        faces.put(new Key(face.id(), rev), face);
    }

    /** The face at a revision, if it is known without reading. */
    public @Nullable Face known(long conversation, long rev) {
        return faces.known(new Key(conversation, rev));
    }

    @Query("""
            SELECT c.id, c.kind, c.name, c.topic, c.visibility, c.label_rev, l.no AS last_no,
                   a.username AS author, a.display_name AS author_name, l.created_at AS posted_at,
                   CASE WHEN l.deleted THEN NULL ELSE l.body END AS body,
                   COALESCE(l.attachments, 0) AS attachments
              FROM conversation c
              JOIN conversation_head h ON h.conversation_id = c.id
              LEFT JOIN message l ON l.conversation_id = c.id AND l.no = :lastNo
              LEFT JOIN user a ON a.id = l.author_id
             WHERE c.id = :conversation""")
    abstract Optional<Face.Row> row(long conversation, long lastNo);
}
