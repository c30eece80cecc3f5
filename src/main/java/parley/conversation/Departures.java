package parley.conversation;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import parley.account.Departed;

/**
 * Takes whoever was deleted out of all rooms, one after the other, each in a transaction of its own: to hold the locks of
 * many rooms at once would make their members wait. Where they alone owned a room, the moderator who has been in it the
 * longest becomes its owner, or else the member. A direct keeps its members.
 */
@Singleton
class Departures {
    private final Conversations conversations;
    private final Memberships memberships;

    Departures(Conversations conversations, Memberships memberships) {
        this.conversations = conversations;
        this.memberships = memberships;
    }

    @EventListener
    void departed(Departed gone) {
        memberships.rooms(gone.user()).forEach(room -> leave(room, gone.user()));
    }

    @Transactional
    void leave(long room, long user) {
        conversations.lock(room);
        if (memberships.present(room, user).role() == Standing.OWNER && memberships.owners(room) == 1) {
            memberships.heir(room, user).ifPresent(heir -> memberships.become(room, heir, Standing.OWNER));
        }
        memberships.leave(room, user);
    }
}
