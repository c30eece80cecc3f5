package parley.page;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import parley.attachment.Attachment;

/** A file or a picture in a bubble, where it takes the place of these width and height before it is there. */
@Introspected
record Attached(
        long id,
        String name,
        String type,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height) {
    private static final double SIDE = 320;

    static Attached of(Attachment attachment) {
        var width = attachment.width();
        var height = attachment.height();
        if (width == null || height == null) {
            return new Attached(
                    attachment.id(), attachment.name(), attachment.type(), attachment.size(), null, null);
        }
        var scale = Math.min(1, SIDE / Math.max(width, height));
        return new Attached(
                attachment.id(), attachment.name(), attachment.type(), attachment.size(),
                (int) Math.round(width * scale),
                (int) Math.round(height * scale));
    }
}
