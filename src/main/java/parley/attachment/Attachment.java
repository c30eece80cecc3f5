package parley.attachment;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded, and may hang at a message.
 *
 * @param id its number
 * @param name what its sender calls it, at most 255 characters
 * @param type its media type, told by its content alone
 * @param size in bytes, as it is kept: pictures are kept without metadata
 * @param width in pixels, as the picture is seen; null for what is no picture
 * @param height in pixels, as the picture is seen; null for what is no picture
 */
@Serdeable
@Introspected
public record Attachment(
        long id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {

    /** An attachment of a message, for whoever reads many messages. */
    @Introspected
    public record Hung(
            long messageNo,
            long id,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height) {
        public Attachment attachment() {
            return new Attachment(id, name, type, size, width, height);
        }
    }

    /** Bytes that nobody can reach any more. */
    @Introspected
    record Leftover(long id, String fileKey) {}

    /** The row of the table. */
    @MappedEntity("attachment")
    record Row(
            @Id @GeneratedValue long id,
            long ownerId,
            State state,
            String fileKey,
            String name,
            String type,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String thumbnailType,
            @Nullable Integer thumbnailSize,
            @Nullable Long conversationId,
            @Nullable Long messageNo,
            int place,
            Instant createdAt) {

        Attachment attachment() {
            return new Attachment(id, name, type, size, width, height);
        }

        String thumbnailKey() {
            return fileKey + Uploads.SMALL;
        }
    }
}
