package parley.message;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.attachment.Attachment;
import parley.http.Blank;
import parley.http.Problem;
import parley.http.Text;

/**
 * An entry of a conversation.
 *
 * @param conversation the conversation's number
 * @param no 1, 2, 3 … in the order of posting, without holes; never changes
 * @param rev the conversation's revision at which the message last changed
 * @param author who posted it, by username
 * @param authorName how the author calls themselves
 * @param authorAvatar the name of the author's picture, for /avatars/{id}; null if they show none
 * @param body the text as it was sent; null once deleted
 * @param createdAt when it was posted
 * @param editedAt when it was last edited; null if never
 * @param deleted true for a tombstone, which keeps its number
 * @param replyTo the number of the message it answers; null if none
 * @param attachments its files and pictures
 * @param reactions how people reacted to it, those that came first in front
 * @param idempotencyKey the key its author posted it with, so that they know their own copy; everyone who reads the
 *     message sees it. Null if none
 */
@Serdeable
@Introspected
public record Message(
        long conversation,
        long no,
        long rev,
        String author,
        String authorName,
        @Nullable String authorAvatar,
        @Nullable String body,
        Instant createdAt,
        @Nullable Instant editedAt,
        boolean deleted,
        @Nullable Long replyTo,
        @Nullable String idempotencyKey,
        List<Attachment> attachments,
        List<Reaction> reactions) {

    static final int LONGEST = 10_000;

    /**
     * How messages are read; continue it with a WHERE, and order by an index's own columns, the conversation first, or
     * H2 sorts the whole conversation. Every author is there: the join is a left one so that MySQL does not begin with
     * the authors, and read all that they have ever said.
     */
    static final String SELECT = """
            SELECT l.conversation_id AS conversation, l.no, l.rev, a.username AS author, a.display_name AS author_name,
                   a.avatar AS author_avatar,
                   CASE WHEN l.deleted THEN NULL ELSE l.body END AS body,
                   l.created_at, l.edited_at, l.deleted, l.reply_to,
                   CASE WHEN l.digest IS NOT NULL THEN l.idempotency_key END AS idempotency_key,
                   l.attachments, l.reactions
              FROM message l LEFT JOIN user a ON a.id = l.author_id
            """;

    /**
     * What one wants to say.
     *
     * @param body 1 to 10,000 characters (Unicode code points), not only blanks, unless there are attachments; stored as
     *     sent
     * @param replyTo the number of the message that this answers; may be left out
     * @param attachments up to 10 files, by number, that one has uploaded and that hang nowhere yet; may be left out
     */
    @Serdeable
    public record Draft(
            @NotNull @Text(max = LONGEST) String body,
            @Nullable @Min(1) Long replyTo,
            @Nullable @Size(max = 10) List<Long> attachments) {
        List<Long> files() {
            return attachments == null ? List.of() : attachments;
        }
    }

    /**
     * A better wording.
     *
     * @param body 1 to 10,000 characters, not only blanks, unless the message has attachments
     */
    @Serdeable
    public record Edit(
            @NotNull @Text(max = LONGEST) String body) {}

    /** Something has to be said, unless there is something to see. */
    static void requireContent(String body, boolean hasAttachments) {
        if (Blank.is(body) && !hasAttachments) {
            var rule = "must have 1 to " + LONGEST + " characters and not be blank";
            throw new Problem.Invalid("body", rule);
        }
    }

    /** The same with its attachments and the reactions to it. */
    Message with(List<Attachment> files, List<Reaction> all) {
        return new Message(
                conversation, no, rev, author, authorName, authorAvatar, body, createdAt, editedAt, deleted, replyTo,
                idempotencyKey, files, all);
    }

    /** A message, and whether this request made it or an earlier one with the same key. */
    public record Posted(Message message, boolean created) {}

    /** What a repeated request is compared with. */
    @Introspected
    record Earlier(long authorId, String idempotencyKey, long no, @Nullable String digest) {
        String identity() {
            return identity(authorId, idempotencyKey);
        }

        /** A key is its author's own. */
        static String identity(long author, String key) {
            return author + "/" + key;
        }
    }

    /** A new message as it is stored. */
    @MappedEntity("message")
    record Row(
            long conversation,
            @Id long no,
            long rev,
            long authorId,
            String body,
            @Nullable Long replyTo,
            String key,
            @Nullable String digest,
            Instant at,
            int attachments) {}
}
