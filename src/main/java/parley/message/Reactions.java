package parley.message;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.conversation.Counters;
import parley.database.Idempotent;
import parley.http.Problem;

/** How one reacts to a message, with as many emoji as one likes, and takes that back. */
@Singleton
public class Reactions {
    /** So many different ones a message may have. */
    private static final int MOST = 20;

    private final Conversations conversations;
    private final Messages messages;
    private final ReactionRows rows;
    private final Speaking speaking;

    Reactions(Conversations conversations, Messages messages, ReactionRows rows, Speaking speaking) {
        this.conversations = conversations;
        this.messages = messages;
        this.rows = rows;
        this.speaking = speaking;
    }

    /** Reacts; nothing changes for who has done so. */
    @Idempotent
    @Transactional
    public Message give(long conversation, Me me, long no, String text) {
        var emoji = Emoji.of(text).text();
        speaking.take(me);
        var now = conversations.lock(conversation);
        var message = shown(conversation, me, no);
        if (rows.isThere(conversation, no, emoji, me.id())) {
            return message;
        }
        requireRoom(message, emoji);
        var next = now.nextRev();
        rows.insert(conversation, no, emoji, me.id(), next.lastRev());
        return counted(next, no, 1);
    }

    /** Takes a reaction back; nothing changes where there is none. */
    @Idempotent
    @Transactional
    public Message takeBack(long conversation, Me me, long no, String text) {
        var emoji = Emoji.of(text).text();
        var now = conversations.lock(conversation);
        var message = shown(conversation, me, no);
        return rows.delete(conversation, no, emoji, me.id()) == 0 ? message : counted(now.nextRev(), no, -1);
    }

    private Message shown(long conversation, Me me, long no) {
        conversations.entered(conversation, me);
        return messages.living(conversation, no);
    }

    private Message counted(Counters next, long no, int more) {
        rows.addUp(next.id(), no, more, next.lastRev());
        conversations.advance(next);
        return messages.message(next.id(), no);
    }

    private static void requireRoom(Message message, String emoji) {
        var all = message.reactions();
        if (all.size() >= MOST && all.stream().noneMatch(reaction -> reaction.emoji().equals(emoji))) {
            throw new Problem.Conflict("too-many-reactions", "A message may have up to 20 different reactions.");
        }
    }
}
