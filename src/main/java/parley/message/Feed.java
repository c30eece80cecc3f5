package parley.message;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.conversation.Label;
import parley.conversation.Member;
import parley.http.Paged;

/** What GET …/messages answers: a page of {@link History}, or with {@code since} the {@link News}. */
@Schema(oneOf = {Feed.History.class, Feed.News.class})
public sealed interface Feed {
    /**
     * Consecutive messages.
     *
     * @param items the messages, by number
     * @param next the cursor that goes on in the direction asked for (older ones, unless {@code after}); null at the end
     * @param cursor hand it back as {@code since} to hear of all that changes from now on
     */
    @Serdeable
    record History(List<Message> items, @Nullable String next, String cursor) implements Feed, Paged {}

    /**
     * All that has changed, each thing once and in its present state, the oldest change first: to apply it, replace
     * what has the same {@code no} or {@code username}.
     *
     * @param messages new, edited and deleted messages
     * @param members who joined, left, changed role, received or read on; a message moves the {@code receivedNo} of its
     *     author and, unless it is null, the {@code readNo} to its own number, which is not told besides
     * @param room name, topic and visibility, if any of them changed; else null
     * @param cursor hand it back as {@code since}
     * @param more true if there is more at once: ask again without waiting
     */
    @Serdeable
    record News(
            List<Message> messages,
            List<Member> members,
            @Nullable Label room,
            String cursor,
            boolean more)
            implements
                Feed {}
}
