package parley.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import parley.http.Problem;

/**
 * Files made of boxes, as phones make them: MP4 and QuickTime films, HEIC and AVIF pictures. What says where, when and by
 * what they were taken is blotted out where it stands; everything else keeps its place, so nothing has to be written anew.
 */
public final class Boxes {
    private static final Set<String> TYPES = Set.of(
            "video/mp4", "video/quicktime", "video/x-m4v", "video/3gpp", "image/heic", "image/heif",
            "image/heic-sequence", "image/heif-sequence", "image/avif");
    private static final Set<String> HOLDERS = Set.of("moov", "trak", "mdia", "moof", "traf");
    private static final Set<String> TELLTALES = Set.of("udta", "uuid", "©xyz");
    private static final Set<String> CLOCKS = Set.of("mvhd", "tkhd", "mdhd");
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int AT_ONCE = 64 * 1024;
    private static final int DEEPEST = 8;
    private static final int MOST = 100_000;

    private final FileChannel file;
    private int boxes;
    /** How many bytes may still be wiped: what is wiped over and over means harm. */
    private long left;

    private Boxes(FileChannel file) throws IOException {
        this.file = file;
        this.left = file.size();
    }

    /** Whether a file of this type is made of boxes. */
    public static boolean are(String type) {
        return TYPES.contains(type);
    }

    /** Blots the file's metadata out. Where it breaks off, so does this: there is nothing behind. */
    public static void blot(Path path) {
        try (var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new Boxes(file).walk(0, file.size(), 0);
        } catch (IOException failure) {
            throw new Problem.NoSpace(failure);
        }
    }

    private void walk(long from, long end, int depth) throws IOException {
        for (var at = from; at + HEADER <= end && boxes++ < MOST;) {
            var head = read(at, (int) Math.min(LONG_HEADER, end - at));
            var size = Integer.toUnsignedLong(head.getInt(0));
            var header = HEADER;
            if (size == 1 && head.limit() == LONG_HEADER) {
                size = head.getLong(HEADER);
                header = LONG_HEADER;
            }
            if (size != 0 && size < header) {
                return;
            }
            var next = size == 0 || size > end - at ? end : at + size;
            box(Ascii.read(head, 4, 4), at, at + header, next, depth);
            at = next;
        }
    }

    private void box(String type, long at, long from, long end, int depth) throws IOException {
        if (HOLDERS.contains(type) && depth < DEEPEST) {
            walk(from, end, depth + 1);
        } else if (CLOCKS.contains(type)) {
            stopClock(from, end);
        } else if (type.equals("meta") && depth == 0 && Items.isPicture(file)) {
            for (var trace : Items.traces(read(from, (int) Math.min(Items.LONGEST, end - from)), from)) {
                wipe(trace.from(), Math.min(trace.end(), file.size()));
            }
        } else if (TELLTALES.contains(type) || type.equals("meta")) {
            wipe(from, end);
            write(at + 4, ByteBuffer.wrap(new byte[]{'f', 'r', 'e', 'e'}));
        }
    }

    /** When it was made and when it was changed, which a version tells in four bytes or in eight. */
    private void stopClock(long from, long end) throws IOException {
        var length = from < end && read(from, 1).get(0) == 1 ? 16 : 8;
        wipe(Math.min(from + 4, end), Math.min(from + 4 + length, end));
    }

    private void wipe(long from, long end) throws IOException {
        for (var at = from; at < end && left > 0;) {
            var some = (int) Math.min(AT_ONCE, end - at);
            write(at, ByteBuffer.allocate(some));
            at += some;
            left -= some;
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
            // Goes on until all is there, or the file is over.
        }
        return bytes.flip();
    }

    private void write(long at, ByteBuffer bytes) throws IOException {
        for (var place = at; bytes.hasRemaining();) {
            place += file.write(bytes, place);
        }
    }
}
