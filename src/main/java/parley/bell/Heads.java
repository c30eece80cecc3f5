package parley.bell;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The heads as they are stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Heads extends GenericRepository<Heads.UserHead, Long> {
    /** The row that counts the changes of what is a user's own. */
    @MappedEntity("user_head")
    record UserHead(@Id long userId, long rev, long accountRev, Instant changedAt) {}

    /** A head of either kind. */
    @Introspected
    record Row(Topic.Kind kind, long id, long rev, long lastNo, int members) {
        Topic topic() {
            return new Topic(kind, id);
        }

        Head.At at() {
            return new Head.At(rev, lastNo, members);
        }
    }

    @Query("""
            SELECT 'CONVERSATION' AS kind, conversation_id AS id, last_rev AS rev, last_no, members
              FROM conversation_head
             WHERE changed_at >= :from
             UNION ALL
            SELECT 'USER', user_id, rev, 0, 0 FROM user_head WHERE changed_at >= :from
             UNION ALL
            SELECT 'ACCOUNT', user_id, account_rev, 0, 0 FROM user_head WHERE changed_at >= :from""")
    List<Row> changed(Instant from);

    @Query("""
            SELECT 'CONVERSATION' AS kind, conversation_id AS id, last_rev AS rev, last_no, members
              FROM conversation_head
             WHERE conversation_id IN (:conversations)
             UNION ALL
            SELECT 'USER', user_id, rev, 0, 0 FROM user_head WHERE user_id IN (:users)
             UNION ALL
            SELECT 'ACCOUNT', user_id, account_rev, 0, 0 FROM user_head WHERE user_id IN (:users)""")
    List<Row> of(Collection<Long> conversations, Collection<Long> users);

    /** The stamp keeps a revision from being given twice, should an embedded database lose the one before. */
    @Query("UPDATE user_head SET rev = GREATEST(rev + 1, :stamp), changed_at = :now WHERE user_id IN (:users)")
    void advance(Collection<Long> users, long stamp, Instant now);

    /** Those who are behind the stamp; returns how many they are. */
    @Query("UPDATE user_head SET rev = :stamp, changed_at = :now WHERE user_id IN (:users) AND rev < :stamp")
    int advanceTo(Collection<Long> users, long stamp, Instant now);

    @Query("""
            UPDATE user_head SET rev = GREATEST(rev + 1, :stamp), account_rev = GREATEST(account_rev + 1, :stamp), changed_at = :now
             WHERE user_id = :user""")
    void advanceAccount(long user, long stamp, Instant now);

    @Query("SELECT user_id, rev, account_rev, changed_at FROM user_head WHERE user_id IN (:users)")
    List<UserHead> users(Collection<Long> users);

    @Query("INSERT INTO user_head (user_id, rev, account_rev, changed_at) VALUES (:user, 0, 0, :now)")
    void insert(long user, Instant now);
}
