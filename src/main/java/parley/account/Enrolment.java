package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLIntegrityConstraintViolationException;
import parley.http.Problem;

/** Puts a new user into the database, together with all that belongs to one. */
@Singleton
class Enrolment {
    private final Users users;
    private final ApplicationEventPublisher<Enrolled> enrolments;

    Enrolment(Users users, ApplicationEventPublisher<Enrolled> enrolments) {
        this.users = users;
        this.enrolments = enrolments;
    }

    @Transactional
    Profile enrol(User user) {
        if (users.findByUsername(user.username()).isPresent()) {
            throw taken();
        }
        try {
            enrolments.publishEvent(new Enrolled(users.save(user).id(), user.username()));
        } catch (DataAccessException failure) {
            throw isDuplicate(failure) ? taken() : failure;
        }
        return users.profile(user.username()).orElseThrow();
    }

    /** As {@link #enrol}, for the first admin, of whom there is one, whoever else holds the link. */
    @Transactional
    Profile enrolFirstAdmin(User user) {
        var profile = enrol(user);
        try {
            users.recordFirstAdmin(users.findByUsername(user.username()).orElseThrow().id());
        } catch (DataAccessException failure) {
            throw isDuplicate(failure) ? FirstAdmin.used() : failure;
        }
        return profile;
    }

    private static Problem.Conflict taken() {
        return new Problem.Conflict("username-taken", "This username is taken.");
    }

    private static boolean isDuplicate(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLIntegrityConstraintViolationException) {
                return true;
            }
        }
        return false;
    }
}
