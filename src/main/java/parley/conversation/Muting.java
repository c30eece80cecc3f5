package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import parley.bell.Affairs;
import parley.database.Idempotent;

/** Conversations that their members do not want to be called for: a matter of each member alone, which no other hears of. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Muting implements GenericRepository<Conversation.Row, Long> {
    private final Affairs affairs;

    Muting(Affairs affairs) {
        this.affairs = affairs;
    }

    @Idempotent
    @Transactional
    public void set(Entered entered, long user, boolean muted) {
        if (isMuted(entered.id(), user) != muted) {
            set(entered.id(), user, muted, affairs.changed(user));
        }
    }

    @Query("SELECT COUNT(*) > 0 FROM membership WHERE conversation_id = :conversation AND user_id = :user AND muted = TRUE")
    abstract boolean isMuted(long conversation, long user);

    @Query("""
            UPDATE membership SET muted = :muted, user_rev = :own
             WHERE conversation_id = :conversation AND user_id = :user AND role <> 'LEFT'""")
    abstract void set(long conversation, long user, boolean muted, long own);
}
