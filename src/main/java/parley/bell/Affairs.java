package parley.bell;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parley.http.Moment;

/**
 * What is a user's own: memberships, reading marks, sessions, profile. Whoever changes any of it says so here, in the
 * same transaction; every node hears of it and forgets what it remembers of that user.
 */
@Singleton
public class Affairs {
    private final Heads heads;
    private final ApplicationEventPublisher<Bell.Rung> bell;

    Affairs(Heads heads, ApplicationEventPublisher<Bell.Rung> bell) {
        this.heads = heads;
        this.bell = bell;
    }

    /** A user is new. */
    @Transactional
    public void begin(long user) {
        heads.insert(user, Moment.now());
    }

    /** Gives the user's affairs their next revision, and holds it until the transaction is over. */
    @Transactional
    public long changed(long user) {
        return changed(List.of(user)).getOrDefault(user, 0L);
    }

    /** As {@link #changed(long)}, when it is about the user's sessions or profile. */
    @Transactional
    public void accountChanged(long user) {
        var now = Instant.now();
        heads.advanceAccount(user, stamp(now), now.truncatedTo(ChronoUnit.MILLIS));
        for (var head : heads.users(List.of(user))) {
            bell.publishEvent(Bell.Rung.of(Topic.account(user), head.accountRev()));
            bell.publishEvent(Bell.Rung.of(Topic.user(user), head.rev()));
        }
    }

    /** As {@link #changed(long)}, for several users at once; returns the revision of each. */
    @Transactional
    public Map<Long, Long> changed(Collection<Long> users) {
        var now = Instant.now();
        var revs = advanced(users, stamp(now), now.truncatedTo(ChronoUnit.MILLIS));
        revs.forEach((user, rev) -> bell.publishEvent(Bell.Rung.of(Topic.user(user), rev)));
        return revs;
    }

    /** Where all are behind the stamp, as they are unless clocks differ, it is the next of each; nobody has to ask for it. */
    private Map<Long, Long> advanced(Collection<Long> users, long stamp, Instant now) {
        if (heads.advanceTo(users, stamp, now) == users.size()) {
            return users.stream().collect(Collectors.toMap(user -> user, user -> stamp));
        }
        heads.advance(users, stamp, now);
        return heads.users(users).stream().collect(Collectors.toMap(Heads.UserHead::userId, Heads.UserHead::rev));
    }

    private static long stamp(Instant now) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now);
    }
}
