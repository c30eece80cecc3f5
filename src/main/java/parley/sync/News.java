package parley.sync;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conversation.Conversation;
import parley.conversation.Member;
import parley.conversation.Typing;
import parley.message.Message;

/**
 * What has changed for one. To apply it, replace what has the same number or name; the state that comes of it is the one
 * that a fresh snapshot would show, but for how people call themselves and look, whether a member is gone, and whether they
 * show how far they have read: that is as it was when it was told.
 *
 * @param conversations conversations that changed, or that one has come into. When there is very much, some tell of
 *     what changed in their messages on the next page only ({@code more}), and so {@code lastNo} may be ahead of the
 *     messages that have come
 * @param left conversations, by number, that one is no longer in
 * @param presence null if it is as it was, in a snapshot never; else everyone online with whom one shares a conversation of up to 256
 *     members, and those of one's directs and groups who are away. Comings and goings are
 *     gathered, and told within 20 s
 * @param typing null if it is as it was, in a snapshot never; else all who are typing now in one's conversations of up to 32 members. That
 *     somebody stops is not told: forget each after 6 seconds, or when their message comes
 * @param cursor hand it back as {@code since}; that also tells the server what has been received
 * @param more true if there is more at once: ask again without waiting
 */
@Serdeable
@Schema(name = "SyncNews")
record News(
        List<Change> conversations,
        List<Long> left,
        @Nullable List<Person> presence,
        @Nullable List<Typing.Typed> typing,
        String cursor,
        boolean more) {

    /**
     * What has changed in a conversation.
     *
     * @param conversation how it stands now
     * @param reset true for a conversation that is new to one, in which more has changed than {@code limit}, or which
     *     has come to have up to 32 members or more than that: forget the messages and members held of it, {@code
     *     messages} are the newest, and {@code members} all if they are 32 at most, else none
     * @param messages new, edited and deleted messages, the oldest change first; after a reset by number
     * @param members who joined, left, changed role, received or read on; of more than 32, these
     *     alone are told. A message moves the {@code receivedNo} of its author and, unless it is null, the {@code readNo}
     *     to its own number; that is not told besides
     */
    @Serdeable
    @Schema(name = "ConversationChange")
    record Change(Conversation conversation, boolean reset, List<Message> messages, List<Member> members) {}
}
