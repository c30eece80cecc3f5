package parley.file;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a picture made of boxes holds, by its {@code meta} box: pixels, and notes of how they came about, each somewhere in
 * the file.
 */
final class Items {
    /** More than the list of a picture's items ever takes. */
    static final int LONGEST = 1 << 20;

    private static final Set<String> NOTES = Set.of("Exif", "mime", "uri ");
    private static final Set<String> PICTURES = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1",
            "avif", "avis");
    private static final int VERSION = 4;
    private static final int MOST = 1_000;

    private final ByteBuffer meta;
    private final long start;
    private final Set<Long> notes = new HashSet<>();
    private final List<Trace> traces = new ArrayList<>();
    private long data;

    private Items(ByteBuffer meta, long start) {
        this.meta = meta;
        this.start = start;
    }

    /** Where a note stands in the file. */
    record Trace(long from, long end) {}

    /** Whether the file's first box says that it is a picture. */
    static boolean isPicture(FileChannel file) throws IOException {
        var head = ByteBuffer.allocate(12);
        return file.read(head, 0) == 12 && Ascii.at(head.flip(), 4, "ftyp")
                && PICTURES.contains(Ascii.read(head, 8, 4));
    }

    /** Where the notes stand, as far as the box can be made sense of. */
    static List<Trace> traces(ByteBuffer meta, long start) {
        var items = new Items(meta, start);
        try {
            items.each(VERSION, meta.limit(), items::names);
            items.each(VERSION, meta.limit(), items::places);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException brokenOff) {
            return items.traces;
        }
        return items.traces;
    }

    private interface Reader {
        void read(String type, int from, int end);
    }

    private void each(int from, int end, Reader reader) {
        for (var at = from; at + 8 <= end;) {
            var size = meta.getInt(at);
            if (size < 8 || size > end - at) {
                return;
            }
            reader.read(Ascii.read(meta, at + 4, 4), at + 8, at + size);
            at += size;
        }
    }

    private void names(String type, int from, int end) {
        if (type.equals("idat")) {
            data = start + from;
        } else if (type.equals("iinf")) {
            var count = meta.get(from) == 0 ? 2 : 4;
            each(from + VERSION + count, end, this::name);
        }
    }

    private void name(String type, int from, int end) {
        if (!type.equals("infe") || meta.get(from) < 2) {
            return;
        }
        var wide = meta.get(from) > 2;
        var at = from + VERSION;
        var item = wide ? Integer.toUnsignedLong(meta.getInt(at)) : Short.toUnsignedInt(meta.getShort(at));
        if (NOTES.contains(Ascii.read(meta, at + (wide ? 4 : 2) + 2, 4))) {
            notes.add(item);
        }
    }

    private void places(String type, int from, int end) {
        if (!type.equals("iloc")) {
            return;
        }
        var version = meta.get(from);
        var in = meta.duplicate().position(from + VERSION).limit(end);
        var sizes = Short.toUnsignedInt(in.getShort());
        var count = number(in, version < 2 ? 2 : 4);
        // an extent that takes no bytes says nothing, and there might be billions of them
        var told = (sizes >> 8) + (version > 0 ? sizes & 0xF : 0) > 0;
        for (var i = 0L; i < count; i++) {
            var item = number(in, version < 2 ? 2 : 4);
            var inData = version > 0 && (in.getShort() & 0xF) == 1;
            in.getShort();
            var base = number(in, sizes >> 4 & 0xF) + (inData ? data : 0);
            var extents = number(in, 2);
            for (; told && extents > 0 && traces.size() < MOST; extents--) {
                number(in, version > 0 ? sizes & 0xF : 0);
                var begin = base + number(in, sizes >> 12 & 0xF);
                var length = number(in, sizes >> 8 & 0xF);
                if (notes.contains(item) && begin >= 0 && length >= 0) {
                    traces.add(new Trace(begin, begin + length));
                }
            }
        }
    }

    private static long number(ByteBuffer in, int bytes) {
        return switch (bytes) {
            case 0 -> 0;
            case 2 -> Short.toUnsignedInt(in.getShort());
            case 4 -> Integer.toUnsignedLong(in.getInt());
            default -> in.getLong();
        };
    }
}
