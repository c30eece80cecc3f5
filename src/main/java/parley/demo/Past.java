package parley.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Moves what was said just now back to when it would have been said. */
@JdbcRepository(dialect = Dialect.MYSQL)
@Requires(env = Demo.ENVIRONMENT)
abstract class Past implements GenericRepository<Past.Said, Long> {
    /** A message, and when it shall have been said. */
    @MappedEntity("message")
    record Said(long conversation, @Id long no, Instant at) {}

    @Query("UPDATE message SET created_at = :at WHERE conversation_id = :conversation AND no = :no")
    abstract void said(List<Said> messages);

    /** Everybody, and every place, has been here since then. */
    @Transactional
    void began(Instant at) {
        usersBegan(at);
        conversationsBegan(at);
    }

    /** What was counted of each day was counted while nobody had said anything. */
    @Query("DELETE FROM tally")
    abstract void countAnew();

    @Query("SELECT COUNT(*) FROM user")
    abstract long users();

    @Query("UPDATE user SET created_at = :at")
    abstract void usersBegan(Instant at);

    @Query("UPDATE conversation SET created_at = :at")
    abstract void conversationsBegan(Instant at);
}
