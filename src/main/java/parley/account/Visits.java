package parley.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.database.Idempotent;

/** Presence as it is stored: for other nodes, and for "last seen". */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Visits extends GenericRepository<Visits.Row, Long> {
    /** A visit; {@code since} is null when it is over. */
    @MappedEntity("presence")
    record Row(@Id long userId, String username, String displayName, @Nullable Instant since, Instant seenAt) {}

    @Query("""
            SELECT p.user_id, u.username, u.display_name, p.since, p.seen_at
              FROM presence p JOIN user u ON u.id = p.user_id
             WHERE p.seen_at > :after""")
    List<Row> since(Instant after);

    @Idempotent
    @Transactional
    @Query("""
            INSERT INTO presence (user_id, since, seen_at) VALUES (:userId, :since, :seenAt)
            ON DUPLICATE KEY UPDATE since = VALUES(since), seen_at = VALUES(seen_at)""")
    void put(List<Row> rows);
}
