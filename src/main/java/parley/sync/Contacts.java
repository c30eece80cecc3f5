package parley.sync;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose presence concerns one. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Contacts extends GenericRepository<Contacts.Anybody, Long> {
    /** Who they are is all that is needed of a table. */
    @MappedEntity("user")
    record Anybody(@Id long id) {}

    /**
     * Someone with whom one shares a conversation.
     *
     * @param directs how many of the conversations are directs or groups
     * @param seenAt when they were last seen; null if never
     */
    @Introspected
    record Contact(String username, String displayName, int directs, @Nullable Instant seenAt) {}

    @Query("""
            SELECT u.username, u.display_name, p.seen_at,
                   SUM(CASE WHEN c.kind <> 'ROOM' THEN 1 ELSE 0 END) AS directs
              FROM membership mine
              JOIN conversation c ON c.id = mine.conversation_id
              JOIN conversation_head h ON h.conversation_id = c.id AND h.members <= :largest
              JOIN membership m ON m.conversation_id = c.id AND m.user_id <> mine.user_id AND m.role <> 'LEFT'
              JOIN user u ON u.id = m.user_id AND u.disabled = FALSE
              LEFT JOIN presence p ON p.user_id = u.id
             WHERE mine.user_id = :user AND mine.role <> 'LEFT'
             GROUP BY u.username, u.display_name, p.seen_at
             ORDER BY u.username""")
    List<Contact> of(long user, int largest);
}
