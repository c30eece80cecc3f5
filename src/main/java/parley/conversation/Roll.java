package parley.conversation;

import jakarta.inject.Singleton;
import java.util.Map;
import parley.account.Me;
import parley.audit.Action;
import parley.audit.Audit;

/** Notes in the audit who was brought into a room by another, given a role, or taken out. */
@Singleton
class Roll {
    private final Labels labels;
    private final Audit audit;

    Roll(Labels labels, Audit audit) {
        this.labels = labels;
        this.audit = audit;
    }

    void added(long room, String username, MemberRole role, Me by) {
        audit.note(by.username(), Action.MEMBER_ADDED, username, Map.of(), state(room, role));
    }

    void changed(long room, String username, MemberRole was, MemberRole role, Me by) {
        if (was != role) {
            audit.note(by.username(), Action.MEMBER_CHANGED, username, state(room, was), state(room, role));
        }
    }

    void removed(long room, String username, MemberRole was, Me by) {
        audit.note(by.username(), Action.MEMBER_REMOVED, username, state(room, was), Map.of());
    }

    private Map<String, ?> state(long room, MemberRole role) {
        return Map.of("room", labels.require(room).name(), "role", role);
    }
}
