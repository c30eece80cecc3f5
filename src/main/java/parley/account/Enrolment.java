package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.database.Trouble;
import parley.http.Problem;

/** Puts a new user into the database, together with all that belongs to one. */
@Singleton
class Enrolment {
    private final Users users;
    private final Affairs affairs;
    private final Presence presence;
    private final Audit audit;
    private final ApplicationEventPublisher<Enrolled> enrolments;

    Enrolment(
            Users users,
            Affairs affairs,
            Presence presence,
            Audit audit,
            ApplicationEventPublisher<Enrolled> enrolments) {
        this.users = users;
        this.affairs = affairs;
        this.presence = presence;
        this.audit = audit;
        this.enrolments = enrolments;
    }

    /** Enrols who registers by themselves. */
    @Transactional
    Profile enrol(User user) {
        return enrol(user, user.username(), Action.REGISTERED);
    }

    /** As {@link #enrol(User)}, when another does it. */
    @Transactional
    Profile enrol(User user, @Nullable String by, Action action) {
        if (users.findByUsername(user.username()).isPresent()) {
            throw taken();
        }
        try {
            var id = users.save(user).id();
            affairs.begin(id);
            enrolments.publishEvent(new Enrolled(id, user.username()));
            audit.note(by, action, user.username(), Map.of(), Map.of("role", user.role()));
        } catch (DataAccessException failure) {
            throw Trouble.isDuplicate(failure) ? taken() : failure;
        }
        return users.profile(user.username()).orElseThrow().profile(presence);
    }

    /** As {@link #enrol}, for the first admin, of whom there is one, whoever else holds the link. */
    @Transactional
    Profile enrolFirstAdmin(User user) {
        var profile = enrol(user);
        try {
            users.recordFirstAdmin(users.findByUsername(user.username()).orElseThrow().id());
        } catch (DataAccessException failure) {
            throw Trouble.isDuplicate(failure) ? FirstAdmin.used() : failure;
        }
        return profile;
    }

    private static Problem.Conflict taken() {
        return new Problem.Conflict("username-taken", "This username is taken.");
    }
}
