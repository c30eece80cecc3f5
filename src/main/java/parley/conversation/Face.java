package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation shows to all of its members alike.
 *
 * @param labelRev the conversation's revision at which name, topic or visibility last changed; 0 if never
 */
public record Face(
        long id,
        Kind kind,
        @Nullable String name,
        String topic,
        Visibility visibility,
        long labelRev,
        Conversation.@Nullable LastMessage lastMessage) {
    private static final int HULL = 300;

    /** The same, with another last message. */
    public Face with(Conversation.LastMessage last) {
        return new Face(id, kind, name, topic, visibility, labelRev, last);
    }

    /** How much memory it takes, about. */
    int bytes() {
        var body = lastMessage == null ? null : lastMessage.body();
        return HULL + 2 * topic.length() + (body == null ? 0 : 2 * body.length());
    }

    /** What a room shows at its door; null for what is no room. */
    public @Nullable Label label() {
        return name == null ? null : new Label(name, topic, visibility);
    }

    /** What {@link Faces} reads. */
    @Introspected
    record Row(
            long id,
            Kind kind,
            @Nullable String name,
            String topic,
            Visibility visibility,
            long labelRev,
            @Nullable Long lastNo,
            @Nullable String author,
            @Nullable String authorName,
            @Nullable String body,
            int attachments,
            @Nullable Instant postedAt) {
        Face face() {
            var last = lastNo == null || author == null || authorName == null || postedAt == null
                    ? null
                    : new Conversation.LastMessage(lastNo, author, authorName, body, attachments, postedAt);
            return new Face(id, kind, name, topic, visibility, labelRev, last);
        }
    }
}
