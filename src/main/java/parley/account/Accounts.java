package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.http.Characters;
import parley.http.OneLine;
import parley.http.Problem;
import parley.http.Text;

/** What administrators do with others' accounts. */
@Singleton
public class Accounts {
    private final Users users;
    private final Admins admins;
    private final Sessions sessions;
    private final PasswordLinks links;
    private final Passwords passwords;
    private final Enrolment enrolment;
    private final Affairs affairs;
    private final Audit audit;
    private final ApplicationEventPublisher<Described> descriptions;

    Accounts(
            Users users,
            Admins admins,
            Sessions sessions,
            PasswordLinks links,
            Passwords passwords,
            Enrolment enrolment,
            Affairs affairs,
            Audit audit,
            ApplicationEventPublisher<Described> descriptions) {
        this.users = users;
        this.admins = admins;
        this.sessions = sessions;
        this.links = links;
        this.passwords = passwords;
        this.enrolment = enrolment;
        this.affairs = affairs;
        this.audit = audit;
        this.descriptions = descriptions;
    }

    /**
     * A new account.
     *
     * @param username 2 to 32 letters, digits, dots, dashes or underscores; stored in lower case; never reused
     * @param displayName 1 to 64 characters; the username when left out
     * @param password 8 to 128 characters; when left out, there is no way in but a one-time password link
     * @param role member when left out
     */
    @Serdeable
    @Schema(name = "AccountDraft")
    public record Draft(
            @NotNull @Size(max = 200, message = "must have at most {max} characters") String username,
            @Nullable @Characters(max = 64) @OneLine String displayName,
            @Nullable @Size(max = 1000) String password,
            @Nullable Role role) {}

    /**
     * A change to an account. What is left out stays as it is.
     *
     * @param displayName 1 to 64 characters
     * @param bio up to 500 characters
     * @param role member or admin; it counts from the next request on
     * @param disabled true shuts the user out and ends their sessions at once, false lets them in again
     */
    @Serdeable
    @Schema(name = "AccountChange")
    public record Change(
            @Nullable @Characters(max = 64) @OneLine String displayName,
            @Nullable @Text(max = 500) String bio,
            @Nullable Role role,
            @Nullable Boolean disabled) {
        boolean takesFrom(User user) {
            var isAdmin = user.role() == Role.ADMIN && !user.disabled();
            return isAdmin && (role == Role.MEMBER || Boolean.TRUE.equals(disabled));
        }
    }

    /** Makes an account and returns its username. */
    public String create(Draft draft, @Nullable String by) {
        var username = Name.username(draft.username()).key();
        var password = draft.password();
        if (password != null) {
            passwords.check("password", password, username);
        }
        var hash = password == null ? passwords.hashOfNone() : passwords.hash(password);
        var role = draft.role() == null ? Role.MEMBER : draft.role();
        enrolment.enrol(User.fresh(username, draft.displayName(), role, hash), by, Action.USER_CREATED);
        return username;
    }

    /** Changes an account; {@link Problem.Conflict} if it is one's own that would be shut, or the last admin's. */
    public void change(String username, Change change, Me by) {
        var outcome = carryOut(username, change, by);
        if (outcome == Outcome.LAST_ADMIN) {
            throw Admins.last();
        }
        if (outcome == Outcome.GONE) {
            throw new Problem.NotFound("user");
        }
    }

    /** Told rather than thrown: H2 would take back with a refusal what another, for whom it waited, has committed. */
    enum Outcome {
        DONE,
        LAST_ADMIN,
        GONE
    }

    @Transactional
    Outcome carryOut(String username, Change change, Me by) {
        var user = users.living(username);
        if (Boolean.TRUE.equals(change.disabled())) {
            mustNotBe(by, user.id());
        }
        if (change.takesFrom(user) && !admins.canSpare(user.id())) {
            return Outcome.LAST_ADMIN;
        }
        var name = change.displayName() == null ? null : change.displayName().strip();
        var before = new HashMap<String, Object>();
        var after = new HashMap<String, Object>();
        compare("displayName", user.displayName(), name, before, after);
        compare("bio", user.bio(), change.bio(), before, after);
        compare("role", user.role(), change.role(), before, after);
        compare("disabled", user.disabled(), change.disabled(), before, after);
        if (after.isEmpty()) {
            return Outcome.DONE;
        }
        if (users.change(user.id(), name, change.bio(), change.role(), change.disabled()) == 0) {
            return Outcome.GONE;
        }
        audit.note(by.username(), Action.USER_CHANGED, user.username(), before, after);
        if (Boolean.TRUE.equals(change.disabled())) {
            links.forget(user.id());
            sessions.endAll(user.id(), 0);
        } else {
            affairs.accountChanged(user.id());
        }
        if (after.containsKey("displayName")) {
            descriptions.publishEvent(new Described(user.id()));
        }
        return Outcome.DONE;
    }

    private static void compare(
            String field, Object is, @Nullable Object wanted, Map<String, Object> before, Map<String, Object> after) {
        if (wanted != null && !Objects.equals(is, wanted)) {
            before.put(field, is);
            after.put(field, wanted);
        }
    }

    /** Ends all of a user's sessions. */
    @Transactional
    public void endSessions(String username, Me by) {
        var user = users.living(username);
        sessions.endAll(user.id(), 0);
        audit.note(by.username(), Action.SESSION_ENDED, user.username(), Map.of("session", "all"), Map.of());
    }

    static void mustNotBe(Me by, long user) {
        if (user == by.id()) {
            throw new Problem.Conflict("own-account", "You cannot shut yourself out.");
        }
    }
}
