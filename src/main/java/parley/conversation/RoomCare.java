package parley.conversation;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.database.Idempotent;

/** Who may change what a room shows, and who may delete it. */
@Singleton
public class RoomCare {
    private final Conversations conversations;
    private final Rooms rooms;
    private final Labels labels;
    private final Changes changes;
    private final Erasures erasures;

    RoomCare(Conversations conversations, Rooms rooms, Labels labels, Changes changes, Erasures erasures) {
        this.conversations = conversations;
        this.rooms = rooms;
        this.labels = labels;
        this.changes = changes;
        this.erasures = erasures;
    }

    /** Owners change anything, moderators the topic. */
    @Idempotent
    @Transactional
    public Conversation change(String name, Label.Change change, Me me) {
        var room = locked(name, me);
        MemberRole.must(change.isOfTopicAlone() ? keepsOrder(room.role()) : room.role() == MemberRole.OWNER);
        changes.take(me);
        labels.change(room.id(), change, me);
        return conversations.seen(room.id(), me);
    }

    /** Its owners may. */
    @Transactional
    public void delete(String name, Me me) {
        var room = locked(name, me);
        MemberRole.must(room.role() == MemberRole.OWNER);
        erasures.begin(room.id(), me.username());
    }

    /** The room as it is while nobody else can change it. */
    private Conversation locked(String name, Me me) {
        var id = rooms.named(name, me).id();
        conversations.lock(id);
        return conversations.seen(id, me);
    }

    private static boolean keepsOrder(@Nullable MemberRole role) {
        return role != null && role.keepsOrder();
    }
}
