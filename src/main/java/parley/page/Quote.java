package parley.page;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import parley.message.Message;

/**
 * What a message answers, in short.
 *
 * @param href where it is read
 * @param text its beginning; empty once it was deleted
 */
@Introspected
record Quote(String href, String authorName, String text) {
    private static final int LENGTH = 140;

    static Quote of(Message message) {
        return new Quote(Bubble.place(message), message.authorName(),
                text(message.body(), message.attachments().isEmpty()));
    }

    private static String text(@Nullable String body, boolean bare) {
        if (body == null || body.isBlank()) {
            return body == null || bare ? "" : "📎";
        }
        var line = body.strip().replaceAll("\\s+", " ");
        var end = line.offsetByCodePoints(0, Math.min(LENGTH, line.codePointCount(0, line.length())));
        return line.substring(0, end);
    }
}
