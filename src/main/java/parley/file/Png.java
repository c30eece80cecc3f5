package parley.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG: a chain of chunks, of which those are kept that make pixels, colours and movement. */
final class Png {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "cICP", "mDCV", "cLLI", "sBIT", "bKGD",
            "pHYs", "acTL", "fcTL", "fdAT");
    private static final String PROFILE = "iCCP";
    private static final int LARGEST_PROFILE = 1 << 20;

    private Png() {}

    static void read(ByteBuffer file, Outline outline) {
        outline.keep(0, SIGNATURE);
        outline.require(Ascii.at(file, SIGNATURE + 4, "IHDR"));
        for (var at = SIGNATURE;;) {
            var length = file.getInt(at);
            outline.require(length >= 0 && length <= file.limit() - at - AROUND);
            var end = at + AROUND + length;
            var type = Ascii.read(file, at + 4, 4);
            chunk(type, file, at, end, outline);
            if (type.equals("IEND")) {
                return;
            }
            at = end;
        }
    }

    private static void chunk(String type, ByteBuffer file, int at, int end, Outline outline) {
        if (type.equals("IHDR")) {
            outline.frame(file.getInt(at + 8), file.getInt(at + 12));
        }
        if (type.equals("eXIf")) {
            exif(file.slice(at + 8, end - at - AROUND), outline);
        } else if (KEPT.contains(type) || type.equals(PROFILE) && end - at < LARGEST_PROFILE) {
            outline.keep(at, end);
        }
    }

    private static void exif(ByteBuffer block, Outline outline) {
        outline.turned(Exif.orientation(block));
        var chunk = ByteBuffer.allocate(AROUND + 26)
                .putInt(26)
                .put("eXIf".getBytes(StandardCharsets.US_ASCII))
                .put(Exif.of(outline.orientation()));
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 30);
        outline.insert(chunk.putInt((int) sum.getValue()).array());
    }
}
