package parley.push;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.account.Me;
import parley.database.Idempotent;
import parley.http.Moment;
import parley.http.Sha256;

/** Which devices are to be woken: one a session, for as long as the session lives. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class Subscriptions implements GenericRepository<Subscriptions.Row, Long> {
    /** Devices of those who can still sign in with them, and have not muted the conversation. */
    private static final String ADDRESSED = """
            SELECT p.session_id AS session, p.endpoint, p.contact, p.user_id AS user, u.username,
                   m.conversation_id AS conversation, m.received_no, m.read_no
              FROM conversation c
              JOIN membership m ON m.conversation_id = c.id AND m.role <> 'LEFT' AND m.muted = FALSE
              JOIN user u ON u.id = m.user_id AND u.disabled = FALSE
              JOIN push_subscription p ON p.user_id = u.id
              JOIN session s ON s.id = p.session_id AND s.ended_at IS NULL AND s.used_at > :since
             WHERE c.id IN (:conversations)
            """;

    private final PushLimits limits;

    Subscriptions(PushLimits limits) {
        this.limits = limits;
    }

    /** A subscription as it is stored; its endpoint is found by a hash, being too long for an index. */
    @MappedEntity("push_subscription")
    record Row(
            @Id long sessionId,
            long userId,
            String endpoint,
            String endpointHash,
            String contact,
            Instant createdAt) {}

    /** This session's device has another subscription from now on; a device that was another's is so no longer. */
    @Idempotent
    @Transactional
    void put(Me me, String endpoint, String contact) {
        var hash = Sha256.of(endpoint);
        clear(me.session(), hash);
        insert(me.session(), me.id(), endpoint, hash, contact, Moment.now());
        of(me.id()).stream().skip(limits.perUser()).forEach(this::forget);
    }

    /** Its push service knows this subscription no more. */
    void gone(Subscription.Device device) {
        forget(device.session(), Sha256.of(device.endpoint()));
    }

    @Query("SELECT session_id FROM push_subscription WHERE session_id = :session")
    abstract Optional<Long> find(long session);

    /** Devices of those who are in these directs and groups. */
    @Query(ADDRESSED + "AND c.kind <> 'ROOM'")
    abstract List<Subscription.Addressed> among(Collection<Long> conversations, Instant since);

    /** Devices of those of these people who are in these rooms. */
    @Query(ADDRESSED + "AND c.kind = 'ROOM' AND u.username IN (:usernames)")
    abstract List<Subscription.Addressed> named(
            Collection<Long> conversations, Collection<String> usernames, Instant since);

    /** A user's, the latest first. */
    @Query("SELECT session_id FROM push_subscription WHERE user_id = :user ORDER BY created_at DESC, session_id DESC")
    abstract List<Long> of(long user);

    @Query("DELETE FROM push_subscription WHERE session_id = :session")
    abstract void forget(long session);

    @Query("DELETE FROM push_subscription WHERE session_id = :session AND endpoint_hash = :hash")
    abstract void forget(long session, String hash);

    /** Those of sessions that are over. */
    @Query("""
            DELETE FROM push_subscription
             WHERE EXISTS (SELECT 1
                             FROM session s
                            WHERE s.id = push_subscription.session_id
                              AND (s.ended_at IS NOT NULL OR s.used_at < :since))""")
    abstract int forgetEnded(Instant since);

    @Query("DELETE FROM push_subscription WHERE session_id = :session OR endpoint_hash = :hash")
    abstract void clear(long session, String hash);

    /** If somebody takes the same endpoint at the same moment, it is theirs. */
    @Query("""
            INSERT IGNORE INTO push_subscription (session_id, user_id, endpoint, endpoint_hash, contact, created_at)
            VALUES (:session, :user, :endpoint, :hash, :contact, :now)""")
    abstract void insert(long session, long user, String endpoint, String hash, String contact, Instant now);
}
