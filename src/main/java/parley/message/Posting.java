package parley.message;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.Attachment;
import parley.conversation.Counters;
import parley.http.Sha256;

/** A message on its way into the log, and whoever waits for it to be stored. */
final class Posting {
    private final CompletableFuture<Message.Posted> stored = new CompletableFuture<>();
    private final Me author;
    private final Message.Draft draft;
    private final String key;
    /** Tells whether two requests said the same, long after the message was edited; null under a key of ours. */
    private final @Nullable String digest;

    Posting(Me author, Message.Draft draft, @Nullable String key) {
        this.author = author;
        this.draft = draft;
        this.key = key == null ? UUID.randomUUID().toString() : key;
        this.digest = key == null ? null : digest(draft);
    }

    Me author() {
        return author;
    }

    Message.Draft draft() {
        return draft;
    }

    /** The author's idempotency key, or one of ours: the database may ask us to repeat ourselves, too. */
    String key() {
        return key;
    }

    @Nullable
    String digest() {
        return digest;
    }

    /** The row that the message becomes. */
    Message.Row row(Counters at, Instant now) {
        return new Message.Row(
                at.id(), at.lastNo(), at.lastRev(), author.id(), draft.body(), draft.replyTo(), key, digest, now,
                draft.files().size());
    }

    /** The message that the row becomes, as it will be read. */
    Message message(Message.Row row, List<Attachment> attachments) {
        return new Message(
                row.conversation(), row.no(), row.rev(), author.username(), author.displayName(), author.avatar(),
                row.body(),
                row.at(), null, false, row.replyTo(), digest == null ? null : key, attachments, List.of());
    }

    private static String digest(Message.Draft draft) {
        var text = Sha256.of(draft.replyTo() + " " + draft.body());
        return draft.files().isEmpty() ? text : Sha256.of(text + " " + draft.files());
    }

    /** What makes two requests the same: their author's key. */
    String identity() {
        return Message.Earlier.identity(author.id(), key);
    }

    void settle(Message.Posted posted) {
        stored.complete(posted);
    }

    void refuse(Throwable reason) {
        stored.completeExceptionally(reason);
    }

    /** Waits until it is committed, or throws why it was not. */
    Message.Posted await() {
        try {
            return stored.join();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RuntimeException reason ? reason : refused;
        }
    }
}
