package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.http.Allowance;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Moment;
import parley.http.Problem;

/**
 * Who is signed in where. A refresh token works once: using it gives the next one, and using it again ends the whole
 * session, since one of the two users is a thief; a browser's cookie may come again within {@link #GRACE}. Only hashes
 * are stored.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Sessions implements GenericRepository<Session, Long> {
    /** How long after its last renewal a session can be renewed again. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    /**
     * How long a browser may show a token again whose successor nobody has used: its tabs all hold the same cookie, and
     * the answer that brings the next one may be lost in a tunnel.
     */
    static final Duration GRACE = Duration.ofMinutes(2);

    private static final String LIST = "all-sessions";
    private static final int LONGEST_USER_AGENT = 200;
    private static final Duration KNOWN_AGAIN = Duration.ofDays(7);

    /** Each leaves a row for a month, and a sign-in one in the audit for ever. */
    private final Allowance opened;
    private final Allowance renewed;
    private final RefreshTokens tokens;
    private final Affairs affairs;
    private final ApplicationEventPublisher<ShutOut> endings;
    private final Audit audit;

    Sessions(
            RefreshTokens tokens,
            Affairs affairs,
            ApplicationEventPublisher<ShutOut> endings,
            Audit audit,
            AccountLimits limits) {
        this.tokens = tokens;
        this.affairs = affairs;
        this.endings = endings;
        this.audit = audit;
        this.opened = new Allowance(limits.sessionsPerUser(), Duration.ofHours(1));
        this.renewed = new Allowance(limits.sessionsPerUser(), Duration.ofHours(1));
    }

    /** All sessions of a user have ended. */
    record ShutOut(long user) {}

    /** Opens a session, unless the user's password has changed or they were shut out since they were looked up. */
    @Transactional
    Optional<Session.Opened> open(User user, String userAgent) {
        if (unchanged(user.id(), user.passwordHash()).isEmpty()) {
            return Optional.empty();
        }
        opened.take(user.username());
        var now = Moment.now();
        var agent = userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
        var id = save(new Session(0, user.id(), agent, now, now, null)).id();
        var token = tokens.first();
        keep(tokens.hash(token), id, now.plus(LIFETIME));
        audit.note(user.username(), Action.SIGNED_IN, user.username(), Map.of(), session(id));
        return Optional.of(new Session.Opened(id, user.id(), user.username(), token));
    }

    /**
     * Trades a refresh token for its successor. Empty when it is unknown, expired, or used before: then its session has
     * ended too, unless it was used within {@code grace} and its successor was not used since.
     */
    @Transactional
    Optional<Session.Opened> renew(String token, Duration grace) {
        var hash = tokens.hash(token);
        var found = renewal(hash).orElse(null);
        if (found == null || found.isOver() || found.expiresAt().isBefore(Moment.now())) {
            return Optional.empty();
        }
        renewed.take(Long.toString(found.sessionId()));
        var next = tokens.after(token);
        if (use(hash, Moment.now(), Moment.now().plus(KNOWN_AGAIN)) == 1) {
            touch(found.sessionId(), Moment.now());
            keep(tokens.hash(next), found.sessionId(), Moment.now().plus(LIFETIME));
        } else if (!usedWithin(grace, hash) || used(tokens.hash(next)).isPresent()) {
            end(found.userId(), found.sessionId());
            audit.note(null, Action.REFRESH_TOKEN_REUSED, found.username(), session(found.sessionId()), Map.of());
            return Optional.empty();
        }
        return Optional.of(new Session.Opened(found.sessionId(), found.userId(), found.username(), next));
    }

    /** Ends one of one's own sessions; false when there is none such. */
    @Transactional
    boolean end(Me me, long session) {
        return end(me.id(), session, me.username(), me.session() == session ? Action.SIGNED_OUT : Action.SESSION_ENDED);
    }

    /** Where anyone, or a user of that name, is signed in, the latest sign-in first. */
    public Listed<SessionDetails> page(@Nullable String username, @Nullable String cursor, int limit) {
        var before = Cursor.before(LIST, cursor);
        var key = username == null ? null : Name.of(username).key();
        return Listed.of(signedIn(key, Moment.now().minus(LIFETIME), before, limit + 1), limit, LIST,
                SessionDetails::id);
    }

    /** Ends anyone's session, as an administrator. */
    @Transactional
    public void endAs(Me by, long session) {
        var whose = live(session).orElseThrow(() -> new Problem.NotFound("session"));
        end(whose.id(), session);
        audit.note(by.username(), Action.SESSION_ENDED, whose.username(), session(session), Map.of());
    }

    /** Ends the session that a refresh token belongs to, whether or not it was used; does nothing for an unknown one. */
    @Transactional
    void endBy(String token) {
        renewal(tokens.hash(token))
                .ifPresent(found -> end(found.userId(), found.sessionId(), found.username(), Action.SIGNED_OUT));
    }

    /** Ends all sessions of a user's but one; pass 0 to spare none. */
    @Transactional
    void endAll(long user, long spared) {
        closeAll(user, spared, Moment.now());
        affairs.accountChanged(user);
        if (spared == 0) {
            endings.publishEvent(new ShutOut(user));
        }
    }

    @Query("""
            SELECT u.id, u.username, u.display_name, u.avatar, u.role, s.id AS session, h.account_rev AS rev
              FROM session s JOIN user u ON u.id = s.user_id JOIN user_head h ON h.user_id = u.id
             WHERE s.id = :session AND s.ended_at IS NULL AND u.disabled = FALSE""")
    abstract Optional<Session.Live> live(long session);

    @Query("""
            SELECT id, user_id, user_agent, created_at, used_at, ended_at
              FROM session
             WHERE user_id = :user AND ended_at IS NULL AND used_at > :since AND id < :before
             ORDER BY id DESC
             LIMIT :limit""")
    abstract List<Session> of(long user, Instant since, long before, int limit);

    @Query("""
            SELECT s.id, u.username, u.display_name, s.user_agent, s.created_at, s.used_at
              FROM session s JOIN user u ON u.id = s.user_id
             WHERE s.ended_at IS NULL AND s.used_at > :since AND s.id < :before
               AND (:username IS NULL OR u.username = :username)
             ORDER BY s.id DESC
             LIMIT :limit""")
    abstract List<SessionDetails> signedIn(@Nullable String username, Instant since, long before, int limit);

    @Query("""
            SELECT s.id AS session_id, u.id AS user_id, u.username, t.expires_at, t.used_at,
                   s.ended_at, u.disabled
              FROM refresh_token t JOIN session s ON s.id = t.session_id JOIN user u ON u.id = s.user_id
             WHERE t.hash = :hash""")
    abstract Optional<Session.Renewal> renewal(String hash);

    /** Holds the user's row, so that a change of password waits for the new session, or the session for the change. */
    @Query("SELECT id FROM user WHERE id = :user AND password_hash = :hash AND disabled = FALSE FOR UPDATE")
    abstract Optional<Long> unchanged(long user, String hash);

    /** Some of the refresh tokens that nobody can use any more; how many. */
    @Query("DELETE FROM refresh_token WHERE expires_at < :now LIMIT :limit")
    abstract int forgetExpired(Instant now, int limit);

    /** Sessions of which nothing can come any more. */
    @Query("""
            SELECT s.id
              FROM session s
              LEFT JOIN refresh_token t ON t.session_id = s.id
              LEFT JOIN push_subscription p ON p.session_id = s.id
             WHERE s.used_at < :before AND t.session_id IS NULL AND p.session_id IS NULL
             ORDER BY s.id LIMIT :limit""")
    abstract List<Long> dead(Instant before, int limit);

    @Query("DELETE FROM session WHERE id IN (:ids)")
    abstract void bury(List<Long> ids);

    abstract Session save(Session session);

    @Query("INSERT INTO refresh_token (hash, session_id, expires_at) VALUES (:hash, :session, :expiresAt)")
    abstract void keep(String hash, long session, Instant expiresAt);

    /** One that was used is kept for a while, to be known again if somebody else has it too. */
    @Query("UPDATE refresh_token SET used_at = :now, expires_at = :until WHERE hash = :hash AND used_at IS NULL")
    abstract int use(String hash, Instant now, Instant until);

    @Query("UPDATE session SET used_at = :now WHERE id = :session")
    abstract void touch(long session, Instant now);

    @Query("UPDATE session SET ended_at = :now WHERE id = :session AND user_id = :user AND ended_at IS NULL")
    abstract int close(long user, long session, Instant now);

    @Query("UPDATE session SET ended_at = :now WHERE user_id = :user AND id <> :spared AND ended_at IS NULL")
    abstract void closeAll(long user, long spared, Instant now);

    private boolean end(long user, long session, String username, Action action) {
        var ended = end(user, session);
        if (ended) {
            audit.note(username, action, username, session(session), Map.of());
        }
        return ended;
    }

    private boolean end(long user, long session) {
        var ended = close(user, session, Moment.now()) > 0;
        if (ended) {
            affairs.accountChanged(user);
        }
        return ended;
    }

    private static Map<String, ?> session(long id) {
        return Map.of("session", id);
    }

    private Optional<Instant> used(String hash) {
        return renewal(hash).map(Session.Renewal::usedAt);
    }

    /** Read after {@link #use} has waited for whoever used the token first. */
    private boolean usedWithin(Duration grace, String hash) {
        return used(hash).filter(at -> at.isAfter(Moment.now().minus(grace))).isPresent();
    }
}
