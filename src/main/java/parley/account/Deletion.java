package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.audit.Action;
import parley.audit.Audit;
import parley.http.Moment;

/**
 * The end of an account. What its owner was goes; the username stays, so that it is never another's, and so do their
 * messages, as those of a deleted user. What cannot be done at once when it is over is done later.
 */
@Singleton
public class Deletion {
    private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);
    private static final String NOBODY = "Deleted user";

    private final Users users;
    private final Admins admins;
    private final Sessions sessions;
    private final PasswordLinks links;
    private final Passwords passwords;
    private final Avatars avatars;
    private final Audit audit;
    private final ApplicationEventPublisher<Departed> departures;
    private final ApplicationEventPublisher<Described> descriptions;

    Deletion(
            Users users,
            Admins admins,
            Sessions sessions,
            PasswordLinks links,
            Passwords passwords,
            Avatars avatars,
            Audit audit,
            ApplicationEventPublisher<Departed> departures,
            ApplicationEventPublisher<Described> descriptions) {
        this.users = users;
        this.admins = admins;
        this.sessions = sessions;
        this.links = links;
        this.passwords = passwords;
        this.avatars = avatars;
        this.audit = audit;
        this.departures = departures;
        this.descriptions = descriptions;
    }

    /** Deletes one's own account; {@link parley.http.Problem.Conflict} if it is the last admin's. */
    void ofOneself(Me me) {
        end(me.id(), me);
    }

    /** Deletes another's account; {@link parley.http.Problem.Conflict} if it is one's own, or the last admin's. */
    public void of(String username, Me by) {
        var user = users.require(username);
        Accounts.mustNotBe(by, user);
        end(user, by);
    }

    private void end(long user, Me by) {
        if (!anonymize(user, by.username(), passwords.hashOfNone())) {
            throw Admins.last();
        }
        try {
            departures.publishEvent(new Departed(user, by.username()));
        } catch (RuntimeException failure) {
            LOG.warn("User {} is deleted, and not out of all rooms yet", user, failure);
        }
    }

    @Transactional
    boolean anonymize(long id, String by, String hash) {
        var user = users.withId(id);
        if (users.isDeleted(id)) {
            return true;
        }
        if (user.role() == Role.ADMIN && !user.disabled() && !admins.canSpare(id)) {
            return false;
        }
        users.anonymize(id, NOBODY, hash, Moment.now());
        avatars.forget(id);
        links.forget(id);
        sessions.endAll(id, 0);
        descriptions.publishEvent(new Described(id));
        audit.note(by, Action.USER_DELETED, user.username(), Map.of("role", user.role()), Map.of());
        return true;
    }
}
