package parley;

import io.micronaut.context.annotation.Prototype;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import parley.conversation.Conversations;
import parley.database.Idempotent;

/** A write that fails a few times, after it has taken its numbers, and then goes through. */
@Prototype
class Stumble {
    private final AtomicInteger tries = new AtomicInteger();
    private final Conversations conversations;

    Stumble(Conversations conversations) {
        this.conversations = conversations;
    }

    /** Returns how often it was tried. */
    @Transactional
    int after(int failures, SQLException failure, long conversation) {
        return write(failures, failure, conversation);
    }

    @Transactional
    @Idempotent
    int harmlesslyAfter(int failures, SQLException failure, long conversation) {
        return write(failures, failure, conversation);
    }

    private int write(int failures, SQLException failure, long conversation) {
        conversations.advance(conversations.lock(conversation).nextNo());
        var tried = tries.incrementAndGet();
        if (tried <= failures) {
            throw new DataAccessException("as a test wants it", failure);
        }
        tries.set(0);
        return tried;
    }
}
