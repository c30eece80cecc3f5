package parley.message;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.audit.Action;
import parley.audit.Audit;
import parley.conversation.Conversations;
import parley.conversation.Counters;
import parley.database.Idempotent;
import parley.http.Moment;
import parley.http.Problem;
import parley.http.Sha256;

/**
 * How a message is put better. What it said before is kept nowhere, nor in the audit, which only knows that an
 * administrator changed another's message.
 */
@Singleton
public class Rewording {
    private final Conversations conversations;
    private final Messages messages;
    private final Audit audit;
    private final Speaking speaking;

    Rewording(Conversations conversations, Messages messages, Audit audit, Speaking speaking) {
        this.conversations = conversations;
        this.messages = messages;
        this.audit = audit;
        this.speaking = speaking;
    }

    /** Its author alone may. */
    @Idempotent
    @Transactional
    public Message byMember(long conversation, long no, String body, Me me) {
        speaking.take(me);
        var now = conversations.lock(conversation);
        conversations.entered(conversation, me);
        var message = messages.living(conversation, no);
        if (!message.author().equals(me.username())) {
            throw new Problem.Forbidden("not-the-author", "Only its author may edit a message.");
        }
        return reword(message, now, body) ? messages.message(conversation, no) : message;
    }

    /**
     * Administrators may, whether or not they are in the conversation.
     *
     * @param shown the fingerprint of what they have seen; {@link Problem.Invalid} if it says something else by now
     */
    @Idempotent
    @Transactional
    public Message byAdmin(long conversation, long no, @Nullable String shown, String body, Me me) {
        var now = conversations.lock(conversation);
        var message = messages.living(conversation, no);
        if (shown != null && !shown.equals(fingerprint(message)) && !body.equals(message.body())) {
            throw new Problem.Invalid("body", "was changed meanwhile; look at it again");
        }
        if (!reword(message, now, body)) {
            return message;
        }
        audit.note(me.username(), Action.MESSAGE_CHANGED, conversation + "/" + no, Map.of("author", message.author()),
                Map.of());
        return messages.message(conversation, no);
    }

    /** Tells whether a message says the same still; browsers do not hand back every text as it was. */
    public static String fingerprint(Message message) {
        return Sha256.of(String.valueOf(message.body()));
    }

    /** Whether there was anything to change. */
    private boolean reword(Message message, Counters now, String body) {
        Message.requireContent(body, !message.attachments().isEmpty());
        if (body.equals(message.body())) {
            return false;
        }
        var next = now.nextRev();
        messages.reword(message.conversation(), message.no(), body, next.lastRev(), Moment.now());
        conversations.advance(next);
        return true;
    }
}
