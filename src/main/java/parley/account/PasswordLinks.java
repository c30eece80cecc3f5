package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.http.Moment;
import parley.http.Problem;

/**
 * Links by which someone sets a password without knowing the present one. Each works once, for a day, and a new one makes
 * the one before worthless; only hashes are stored.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class PasswordLinks implements GenericRepository<User, Long> {
    public static final String PAGE = "/password?token=";
    private static final Duration LIFETIME = Duration.ofHours(24);

    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final RefreshTokens tokens;
    private final Audit audit;

    PasswordLinks(Users users, Sessions sessions, Passwords passwords, RefreshTokens tokens, Audit audit) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** A link's secret, which is handed out once. */
    public record Made(String token, Instant expiresAt) {
        /** Where on the server it leads. */
        public String path() {
            return PAGE + token;
        }
    }

    /**
     * The use of a link.
     *
     * @param token the link's
     * @param newPassword 8 to 128 characters; common ones are refused
     */
    @Serdeable
    @Schema(name = "PasswordLinkUse")
    public record Use(@NotNull @Size(max = 200) String token, @NotNull @Size(max = 1000) String newPassword) {}

    @Introspected
    record Owner(long id, String username) {}

    /** Makes a link for a user, in the name of an administrator or, if null, of whoever stands at the console. */
    @Transactional
    public Made make(String username, @Nullable String by) {
        var user = users.living(username);
        if (user.disabled()) {
            throw new Problem.Conflict("disabled", "Enable the account first: nobody can sign in to it.");
        }
        var token = tokens.first();
        var until = Moment.now().plus(LIFETIME);
        put(user.id(), tokens.hash(token), until);
        audit.note(by, Action.PASSWORD_LINK_MADE, user.username(), Map.of(), Map.of("expiresAt", until.toString()));
        return new Made(token, until);
    }

    /** Whose password the link sets, while it is good. */
    public Optional<String> owner(String token) {
        return find(tokens.hash(token), Moment.now()).map(Owner::username);
    }

    /** Sets the password, ends all sessions and returns whose it is; {@link Problem.Forbidden} for a link that is over. */
    public String use(Use use) {
        var owner = find(tokens.hash(use.token()), Moment.now()).orElseThrow(PasswordLinks::over);
        passwords.check("newPassword", use.newPassword(), owner.username());
        if (!spend(owner, tokens.hash(use.token()), passwords.hash(use.newPassword()))) {
            throw over();
        }
        return owner.username();
    }

    /** Whoever comes second is told so by the answer: see {@link Admins#canSpare} for why not by a rollback. */
    @Transactional
    boolean spend(Owner owner, String hash, String password) {
        if (remove(hash) == 0) {
            return false;
        }
        users.changePassword(owner.id(), password);
        sessions.endAll(owner.id(), 0);
        audit.note(owner.username(), Action.PASSWORD_CHANGED, owner.username(), Map.of(), Map.of("by", "link"));
        return true;
    }

    @Query("""
            INSERT INTO password_link (user_id, hash, expires_at) VALUES (:user, :hash, :until)
            ON DUPLICATE KEY UPDATE hash = VALUES(hash), expires_at = VALUES(expires_at)""")
    abstract void put(long user, String hash, Instant until);

    @Query("""
            SELECT u.id, u.username
              FROM password_link l JOIN user u ON u.id = l.user_id
             WHERE l.hash = :hash AND l.expires_at > :now AND u.disabled = FALSE""")
    abstract Optional<Owner> find(String hash, Instant now);

    @Query("DELETE FROM password_link WHERE hash = :hash")
    abstract int remove(String hash);

    @Query("DELETE FROM password_link WHERE user_id = :user")
    abstract void forget(long user);

    private static Problem.Forbidden over() {
        return new Problem.Forbidden("link-used", "This link has been used or is too old. Ask for a new one.");
    }
}
