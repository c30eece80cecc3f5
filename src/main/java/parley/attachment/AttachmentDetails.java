package parley.attachment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as its owner and administrators see it.
 *
 * @param id its number
 * @param name what its sender calls it, at most 255 characters
 * @param type its media type, told by its content alone
 * @param size in bytes
 * @param width in pixels; null for what is no picture
 * @param height in pixels; null for what is no picture
 * @param owner the username of who uploaded it
 * @param conversation the number of the conversation in which it hangs at a message; null while it hangs nowhere
 * @param messageNo the number of that message; null while it hangs nowhere
 * @param createdAt when it was uploaded
 */
@Serdeable
@Introspected
public record AttachmentDetails(
        long id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        String owner,
        @Nullable Long conversation,
        @Nullable Long messageNo,
        Instant createdAt) {}
