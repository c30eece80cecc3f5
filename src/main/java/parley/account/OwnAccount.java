package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.http.Allowance;
import parley.http.Characters;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.OneLine;
import parley.http.Problem;
import parley.http.Text;

/** What people do with their own accounts. */
@Singleton
public class OwnAccount {
    private static final String SESSIONS = "sessions";
    private static final int RENAMINGS_PER_MINUTE = 10;

    /** All who have a direct or a group with someone hear how they are called. */
    private final Allowance renamings = new Allowance(RENAMINGS_PER_MINUTE, Duration.ofMinutes(1));
    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final PasswordLinks links;
    private final Deletion deletion;
    private final Affairs affairs;
    private final Audit audit;
    private final ApplicationEventPublisher<Described> descriptions;

    OwnAccount(
            Users users,
            Sessions sessions,
            Passwords passwords,
            Guesses guesses,
            PasswordLinks links,
            Deletion deletion,
            Affairs affairs,
            Audit audit,
            ApplicationEventPublisher<Described> descriptions) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.guesses = guesses;
        this.links = links;
        this.deletion = deletion;
        this.affairs = affairs;
        this.audit = audit;
        this.descriptions = descriptions;
    }

    /**
     * How one wants to be seen.
     *
     * @param displayName 1 to 64 characters; unchanged when left out
     * @param bio up to 500 characters; unchanged when left out
     * @param readReceipts whether others may see how far one has read; unchanged when left out
     */
    @Serdeable
    @Schema(name = "ProfileChange")
    public record Description(
            @Nullable @Characters(max = 64) @OneLine String displayName,
            @Nullable @Text(max = 500) String bio,
            @Nullable Boolean readReceipts) {
        /** All of it: what it leaves out is as it was. */
        public Description over(Myself now) {
            return new Description(
                    Objects.requireNonNullElse(displayName, now.displayName()),
                    Objects.requireNonNullElse(bio, now.bio()),
                    Objects.requireNonNullElse(readReceipts, now.readReceipts()));
        }
    }

    /**
     * A change of password.
     *
     * @param currentPassword the one that holds now
     * @param newPassword 8 to 128 characters; common ones are refused
     */
    @Serdeable
    @Schema(name = "PasswordChange")
    public record PasswordChange(
            @NotNull @Size(max = 1000) String currentPassword,
            @NotNull @Size(max = 1000) String newPassword) {}

    /**
     * A wish to go.
     *
     * @param currentPassword the one that holds now, so that nobody does it at a device left open
     */
    @Serdeable
    @Schema(name = "AccountDeletion")
    public record Farewell(@NotNull @Size(max = 1000) String currentPassword) {}

    public Myself myself(Me me) {
        return users.myself(me.id());
    }

    @Transactional
    public Myself describe(Me me, Description change) {
        var name = change.displayName() == null ? null : change.displayName().strip();
        var renamed = name != null && !name.equals(me.displayName());
        if (renamed) {
            renamings.take(me.username());
        }
        users.describe(me.id(), name, change.bio(), change.readReceipts());
        affairs.accountChanged(me.id());
        if (renamed) {
            descriptions.publishEvent(new Described(me.id()));
        }
        return myself(me);
    }

    /** Deletes the account, for good. */
    public void delete(Me me, Farewell farewell, HttpRequest<?> request) {
        prove(me, farewell.currentPassword(), request);
        deletion.ofOneself(me);
    }

    public void changePassword(Me me, PasswordChange change, HttpRequest<?> request) {
        prove(me, change.currentPassword(), request);
        passwords.check("newPassword", change.newPassword(), me.username());
        replacePassword(me, passwords.hash(change.newPassword()));
    }

    private void prove(Me me, String currentPassword, HttpRequest<?> request) {
        var proven = guesses.guessOwn(me.username(), request,
                () -> Optional.of(me).filter(who -> passwords.matches(currentPassword, users.passwordHash(who.id()))));
        if (proven.isEmpty()) {
            throw new Problem.Invalid("currentPassword", "is wrong");
        }
    }

    @Transactional
    void replacePassword(Me me, String hash) {
        users.changePassword(me.id(), hash);
        links.forget(me.id());
        sessions.endAll(me.id(), me.session());
        audit.note(me.username(), Action.PASSWORD_CHANGED, me.username());
    }

    public Listed<Device> sessions(Me me, @Nullable String cursor, int limit) {
        var before = Cursor.before(SESSIONS, cursor);
        var since = Instant.now().minus(Sessions.LIFETIME);
        var page = Listed.of(sessions.of(me.id(), since, before, limit + 1), limit, SESSIONS, Session::id);
        return page.map(session -> session.device(me.session()));
    }

    public void endSession(Me me, long session) {
        if (!sessions.end(me, session)) {
            throw new Problem.NotFound("session");
        }
    }
}
