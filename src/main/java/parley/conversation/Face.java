package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a conversation shows to all of its members alike. */
public record Face(
        long id,
        Kind kind,
        @Nullable String name,
        String topic,
        Visibility visibility,
        Conversation.@Nullable LastMessage lastMessage) {

    /** The same, with another last message. */
    public Face with(Conversation.LastMessage last) {
        return new Face(id, kind, name, topic, visibility, last);
    }

    /** What {@link Faces} reads. */
    @Introspected
    record Row(
            long id,
            Kind kind,
            @Nullable String name,
            String topic,
            Visibility visibility,
            @Nullable Long lastNo,
            @Nullable String author,
            @Nullable String authorName,
            @Nullable String body,
            @Nullable Instant postedAt) {
        Face face() {
            var last = lastNo == null || author == null || authorName == null || postedAt == null
                    ? null
                    : new Conversation.LastMessage(lastNo, author, authorName, body, postedAt);
            return new Face(id, kind, name, topic, visibility, last);
        }
    }
}
