package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.runtime.event.annotation.EventListener;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import parley.account.Described;
import parley.bell.Affairs;

/** Tells those who have a direct or a group with someone that it is called otherwise now, or shows another face. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class Acquaintances implements GenericRepository<Conversation.Row, Long> {
    private static final int AT_ONCE = 500;

    private final Affairs affairs;

    Acquaintances(Affairs affairs) {
        this.affairs = affairs;
    }

    @EventListener
    void described(Described whose) {
        var shared = shared(whose.user());
        if (shared.isEmpty()) {
            return;
        }
        members(shared).stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(affairs::changed);
        shared.stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::touch);
    }

    @Query("""
            SELECT m.conversation_id
              FROM membership m JOIN conversation c ON c.id = m.conversation_id
             WHERE m.user_id = :user AND m.role <> 'LEFT' AND c.kind <> 'ROOM'""")
    abstract List<Long> shared(long user);

    @Query("""
            SELECT DISTINCT user_id
              FROM membership
             WHERE conversation_id IN (:conversations) AND role <> 'LEFT'
             ORDER BY user_id""")
    abstract List<Long> members(Collection<Long> conversations);

    @Query("""
            UPDATE membership
               SET user_rev = (SELECT h.rev FROM user_head h WHERE h.user_id = membership.user_id)
             WHERE conversation_id IN (:conversations) AND role <> 'LEFT'""")
    abstract void touch(Collection<Long> conversations);
}
