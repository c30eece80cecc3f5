package parley.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import parley.conversation.Content;

/** The messages of a deleted conversation. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class MessageContent implements Content, GenericRepository<Message.Row, Long> {
    private static final int AT_ONCE = 500;

    private final ReactionRows reactions;

    MessageContent(ReactionRows reactions) {
        this.reactions = reactions;
    }

    @Override
    @Transactional
    public boolean eraseSome(long conversation) {
        var first = first(conversation);
        if (first == 0) {
            return false;
        }
        var last = first + AT_ONCE - 1;
        reactions.erase(conversation, first, last);
        return erase(conversation, first, last) > 0;
    }

    @Query("SELECT COALESCE(MIN(no), 0) FROM message WHERE conversation_id = :conversation")
    abstract long first(long conversation);

    @Query("DELETE FROM message WHERE conversation_id = :conversation AND no BETWEEN :from AND :to")
    abstract int erase(long conversation, long from, long to);
}
