package parley.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * WebP: chunks within a RIFF container, whose first ones announce how long it is and what follows. Lossless ones, and
 * transparency, are not decoded: a few kilobytes of them can keep the decoder busy for hours, and all memory full.
 */
final class WebP {
    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final int HAS_PROFILE = 0x20;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int FRAME_HEADER = 16;

    private final ByteBuffer file;
    private final Outline outline;
    private byte @Nullable [] extended;

    private WebP(ByteBuffer file, Outline outline) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.outline = outline;
    }

    static void read(ByteBuffer file, Outline outline) {
        new WebP(file, outline).read();
    }

    private void read() {
        var header = new byte[HEADER];
        file.get(0, header);
        outline.insert(header);
        var end = (int) Math.min(file.limit(), CHUNK + Integer.toUnsignedLong(file.getInt(4)));
        for (var at = HEADER; at + CHUNK <= end;) {
            var next = end(at, end);
            chunk(Ascii.read(file, at, 4), at, next);
            at = next;
        }
        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putInt(4, outline.size() - CHUNK);
    }

    private void chunk(String type, int at, int end) {
        size(type, at, end);
        switch (type) {
            case "VP8X" -> {
                extended = new byte[end - at];
                file.get(at, extended);
                extended[CHUNK] &= (byte) ~(HAS_EXIF | HAS_XMP);
                outline.insert(extended);
            }
            case "EXIF" -> exif(at + CHUNK, end);
            case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF" -> outline.keep(at, end);
            case "ICCP" -> {
                if (Profile.isSound(file, at + CHUNK, at + CHUNK + file.getInt(at + 4))) {
                    outline.keep(at, end);
                } else if (extended != null) {
                    extended[CHUNK] &= (byte) ~HAS_PROFILE;
                }
            }
            default -> {
                // Metadata, and whatever else a decoder does without.
            }
        }
    }

    private void size(String type, int at, int end) {
        switch (type) {
            case "VP8X" -> outline.frame(1 + three(at + 12), 1 + three(at + 15));
            case "VP8 " -> outline.frame(file.getShort(at + 14) & 0x3FFF, file.getShort(at + 16) & 0x3FFF);
            case "ALPH" -> outline.shun();
            case "VP8L" -> {
                outline.shun();
                var bits = file.getInt(at + 9);
                outline.frame(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
            }
            case "ANMF" -> {
                outline.frame(1 + three(at + 14), 1 + three(at + 17));
                for (var inner = at + CHUNK + FRAME_HEADER; inner + CHUNK <= end; inner = end(inner, end)) {
                    size(Ascii.read(file, inner, 4), inner, end(inner, end));
                }
            }
            default -> {
                // Says nothing of a size.
            }
        }
    }

    private void exif(int from, int end) {
        if (extended == null) {
            return;
        }
        var block = Ascii.at(file, from, "Exif") ? from + 6 : from;
        outline.turned(Exif.orientation(file.slice(block, end - block)));
        extended[CHUNK] |= HAS_EXIF;
        outline.insert(ByteBuffer.allocate(CHUNK + 26).order(ByteOrder.LITTLE_ENDIAN)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(26)
                .put(Exif.of(outline.orientation()))
                .array());
    }

    /** Where a chunk ends; one of odd length is followed by a byte that means nothing. */
    private int end(int at, int limit) {
        var length = Integer.toUnsignedLong(file.getInt(at + 4));
        outline.require(length <= limit - at - CHUNK);
        return (int) Math.min(limit, at + CHUNK + length + (length & 1));
    }

    private int three(int at) {
        return Short.toUnsignedInt(file.getShort(at)) | Byte.toUnsignedInt(file.get(at + 2)) << 16;
    }
}
