package parley.conversation;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.account.Departed;
import parley.http.Problem;

/**
 * Takes whoever was deleted out of all rooms, one after the other, each in a transaction of its own: to hold the locks of
 * many rooms at once would make their members wait. Where nobody else owns a room who is not
 * shut out, the moderator who has been in it the
 * longest becomes its owner, or else the member, before those who are shut out; a private room that nobody is left in is
 * deleted. A direct keeps its members.
 */
@Singleton
class Departures {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int AT_ONCE = 100;

    private final Conversations conversations;
    private final Memberships memberships;
    private final Erasures erasures;

    Departures(Conversations conversations, Memberships memberships, Erasures erasures) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.erasures = erasures;
    }

    /** Takes up what was not done when they went: the server was stopped, or a room could not be had. */
    @Scheduled(initialDelay = "5m", fixedDelay = "1h")
    void goOn() {
        for (var left : memberships.leftBehind(AT_ONCE)) {
            try {
                departed(new Departed(left.id(), left.username()));
            } catch (RuntimeException failure) {
                LOG.warn("{} is not out of all rooms yet: {}", left.username(), failure.getMessage());
            }
        }
    }

    /** Out of as many as possible, whatever stands in the way in one of them. */
    @EventListener
    void departed(Departed gone) {
        var failures = new ArrayList<RuntimeException>();
        for (var room : memberships.rooms(gone.user())) {
            try {
                leave(room, gone.user(), gone.by());
            } catch (Problem.NotFound over) {
                LOG.debug("{} has left room {} or it was deleted meanwhile", gone.user(), room);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    /**
     * Whether the room is still there.
     *
     * @param by the username of who asked for it
     */
    @Transactional
    boolean leave(long room, long user, String by) {
        conversations.lock(room);
        var role = memberships.present(room, user).role();
        if (erasures.beginWithLast(room, by)) {
            return false;
        }
        if (role == MemberRole.OWNER) {
            memberships.heir(room, user)
                    .ifPresent(heir -> memberships.become(room, heir.userId(), MemberRole.OWNER));
        }
        memberships.leave(room, user);
        return true;
    }
}
