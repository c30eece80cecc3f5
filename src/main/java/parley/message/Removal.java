package parley.message;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import parley.account.Me;
import parley.audit.Action;
import parley.audit.Audit;
import parley.conversation.Conversations;

/** How administrators take a message away, whether or not they are in its conversation: a tombstone stays. */
@Singleton
public class Removal {
    private final Conversations conversations;
    private final Messages messages;
    private final Audit audit;

    Removal(Conversations conversations, Messages messages, Audit audit) {
        this.conversations = conversations;
        this.messages = messages;
        this.audit = audit;
    }

    /** What was said is not kept anywhere, nor in the audit. */
    @Transactional
    public void of(long conversation, long no, Me by) {
        var now = conversations.lock(conversation);
        var message = messages.message(conversation, no);
        if (message.deleted()) {
            return;
        }
        var next = now.nextRev();
        messages.bury(conversation, no, next.lastRev());
        conversations.advance(next);
        audit.note(by.username(), Action.MESSAGE_DELETED, conversation + "/" + no, Map.of("author", message.author()),
                Map.of());
    }
}
