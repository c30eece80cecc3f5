package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.database.Idempotent;
import parley.database.TryAgain;
import parley.http.Moment;

/** Conversations between two, or with oneself. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Directs implements GenericRepository<Conversation.Row, Long> {
    private final Conversations conversations;
    private final Memberships memberships;
    private final Users users;

    Directs(Conversations conversations, Memberships memberships, Users users) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.users = users;
    }

    /** The direct, and whether it was opened just now. */
    public record Put(Conversation direct, boolean created) {}

    /** Opens the one direct with that user: the same from both sides, however often. */
    @Idempotent
    @Transactional
    public Put put(String username, Me me) {
        var peer = users.require(username);
        var key = key(me.id(), peer);
        var created = find(key).isEmpty() && insert(key, Moment.now()) == 1;
        var id = find(key).orElseThrow(TryAgain::new);
        if (created) {
            conversations.begin(id, Moment.now());
            memberships.join(id, me.id(), Standing.MEMBER);
            memberships.join(id, peer, Standing.MEMBER);
        }
        return new Put(conversations.seen(id, me), created);
    }

    /** The direct with that user, if it has been opened. */
    public Optional<Conversation> with(String username, Me me) {
        return users.idOf(Name.of(username).key())
                .flatMap(peer -> find(key(me.id(), peer)))
                .map(id -> conversations.seen(id, me));
    }

    private static String key(long one, long other) {
        return Math.min(one, other) + "-" + Math.max(one, other);
    }

    @Query("""
            INSERT IGNORE INTO conversation
                   (kind, direct_key, topic, visibility, created_at)
            VALUES ('DIRECT', :key, '', 'PRIVATE', :now)""")
    abstract int insert(String key, Instant now);

    @Query("SELECT id FROM conversation WHERE direct_key = :key")
    abstract Optional<Long> find(String key);
}
