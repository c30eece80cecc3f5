package parley.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

/** The reactions to messages as they are stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReactionRows extends GenericRepository<Message.Row, Long> {
    /** Of each emoji the first so many, in the order in which they were given, each with how many there are. */
    @Query("""
            SELECT r.message_no, r.emoji, u.username, r.total
              FROM (SELECT message_no, emoji, user_id, rev,
                           COUNT(*) OVER (PARTITION BY message_no, emoji) AS total,
                           ROW_NUMBER() OVER (PARTITION BY message_no, emoji ORDER BY rev) AS place
                      FROM reaction
                     WHERE conversation_id = :conversation AND message_no IN (:messages)) r
              JOIN user u ON u.id = r.user_id
             WHERE r.place <= :each
             ORDER BY r.message_no, r.rev""")
    List<Reaction.Row> of(long conversation, Collection<Long> messages, int each);

    @Query("""
            SELECT COUNT(*) > 0 FROM reaction
             WHERE conversation_id = :conversation AND message_no = :message AND emoji = :emoji AND user_id = :user""")
    boolean isThere(long conversation, long message, String emoji, long user);

    @Query("""
            INSERT INTO reaction (conversation_id, message_no, emoji, user_id, rev)
            VALUES (:conversation, :message, :emoji, :user, :rev)""")
    void insert(long conversation, long message, String emoji, long user, long rev);

    @Query("""
            DELETE FROM reaction
             WHERE conversation_id = :conversation AND message_no = :message AND emoji = :emoji AND user_id = :user""")
    int delete(long conversation, long message, String emoji, long user);

    @Query("UPDATE message SET reactions = reactions + :more, rev = :rev WHERE conversation_id = :conversation AND no = :no")
    void addUp(long conversation, long no, int more, long rev);

    @Query("DELETE FROM reaction WHERE conversation_id = :conversation AND message_no BETWEEN :from AND :to")
    void erase(long conversation, long from, long to);
}
