package parley.message;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import parley.account.Me;
import parley.attachment.AllAttachments;
import parley.attachment.AttachmentDetails;
import parley.attachment.Attachments;
import parley.audit.Action;
import parley.audit.Audit;
import parley.conversation.Conversations;
import parley.conversation.Counters;
import parley.database.Idempotent;
import parley.http.Blank;
import parley.http.Problem;

/**
 * How a message is taken away: a tombstone stays, with its number. What was said is kept nowhere, nor in the audit, which
 * only knows that someone took away another's message.
 */
@Singleton
public class Removal {
    private final Conversations conversations;
    private final Messages messages;
    private final Attachments attachments;
    private final ReactionRows reactions;
    private final AllAttachments allAttachments;
    private final Audit audit;

    Removal(
            Conversations conversations,
            Messages messages,
            Attachments attachments,
            ReactionRows reactions,
            AllAttachments allAttachments,
            Audit audit) {
        this.conversations = conversations;
        this.messages = messages;
        this.attachments = attachments;
        this.reactions = reactions;
        this.allAttachments = allAttachments;
        this.audit = audit;
    }

    /** Its author may, and owners and moderators of the room. */
    @Idempotent
    @Transactional
    public void byMember(long conversation, long no, Me me) {
        var now = conversations.lock(conversation);
        var entered = conversations.entered(conversation, me);
        var message = messages.message(conversation, no);
        var isAuthor = message.author().equals(me.username());
        if (!isAuthor && !entered.keepsOrder()) {
            throw new Problem.Forbidden("not-the-author", "Only its author or a moderator may delete a message.");
        }
        if (buryOne(message, now) && !isAuthor) {
            note(message, me);
        }
    }

    /** Administrators may, whether or not they are in the conversation. */
    @Idempotent
    @Transactional
    public void byAdmin(long conversation, long no, Me me) {
        var now = conversations.lock(conversation);
        var message = messages.message(conversation, no);
        if (buryOne(message, now)) {
            note(message, me);
        }
    }

    /** Administrators may, what one has said there at once; returns how many messages were there still. */
    @Idempotent
    @Transactional
    int allByAdmin(long conversation, List<Long> numbers, String author, Me me) {
        var now = conversations.lock(conversation);
        var buried = 0;
        for (var no : numbers) {
            var message = messages.message(conversation, no);
            if (!message.deleted()) {
                now = bury(message, now);
                buried++;
            }
        }
        if (buried > 0) {
            conversations.advance(now);
            audit.note(me.username(), Action.MESSAGES_DELETED, author,
                    Map.of("conversation", conversation, "messages", buried), Map.of());
        }
        return buried;
    }

    /** Administrators may take a single file away, too; a message that has nothing else to say goes with it. */
    public void ofFile(long id, Me me) {
        boolean isAway;
        do {
            isAway = takeAway(id, me);
        } while (!isAway);
    }

    /** False where a message has taken the file just now: then it is that message's. */
    @Idempotent
    @Transactional
    boolean takeAway(long id, Me me) {
        var file = allAttachments.one(id);
        var where = "";
        if (file.conversation() == null) {
            if (!attachments.freeUnsent(id)) {
                return false;
            }
        } else {
            var now = conversations.lock(file.conversation());
            file = allAttachments.one(id);
            var message = messages.message(now.id(), Objects.requireNonNull(file.messageNo()));
            take(file, message, now);
            where = now.id() + "/" + message.no();
        }
        audit.note(me.username(), Action.ATTACHMENT_DELETED, Long.toString(id),
                Map.of("name", file.name(), "type", file.type(), "owner", file.owner(), "message", where), Map.of());
        return true;
    }

    private void take(AttachmentDetails file, Message message, Counters now) {
        var body = message.body();
        if (message.attachments().size() == 1 && (body == null || Blank.is(body))) {
            buryOne(message, now);
            return;
        }
        attachments.freeOne(file.id());
        var next = now.nextRev();
        messages.loseOne(message.conversation(), message.no(), next.lastRev());
        conversations.advance(next);
    }

    /** False if it was deleted already. */
    private boolean buryOne(Message message, Counters now) {
        if (message.deleted()) {
            return false;
        }
        conversations.advance(bury(message, now));
        return true;
    }

    private Counters bury(Message message, Counters now) {
        var conversation = message.conversation();
        var next = now.nextRev();
        messages.bury(conversation, message.no(), next.lastRev());
        if (!message.attachments().isEmpty()) {
            attachments.free(conversation, message.no());
        }
        reactions.erase(conversation, message.no(), message.no());
        return next;
    }

    private void note(Message message, Me by) {
        audit.note(by.username(), Action.MESSAGE_DELETED, message.conversation() + "/" + message.no(),
                Map.of("author", message.author()), Map.of());
    }
}
