package parley.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** GIF: a screen and its frames. Comments go, and of the applications' blocks all but the one that says how often to repeat. */
final class Gif {
    private static final int FRAME = 0x2C;
    private static final int EXTENSION = 0x21;
    private static final int END = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final int SCREEN = 13;
    private static final int DESCRIPTOR = 10;

    private final ByteBuffer file;
    private final Outline outline;

    private Gif(ByteBuffer file, Outline outline) {
        this.file = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.outline = outline;
    }

    static void read(ByteBuffer file, Outline outline) {
        new Gif(file, outline).read();
    }

    private void read() {
        outline.frame(number(6), number(8));
        var at = SCREEN + colours(10);
        outline.keep(0, at);
        while (at < file.limit() && file.get(at) != END) {
            at = block(at);
        }
        outline.insert(new byte[]{END});
    }

    /** Reads one block and returns where the next begins. */
    private int block(int at) {
        var kind = file.get(at);
        outline.require(kind == FRAME || kind == EXTENSION);
        if (kind == FRAME) {
            outline.frame(number(at + 5), number(at + 7));
            var end = subBlocks(at + DESCRIPTOR + colours(at + 9) + 1);
            outline.keep(at, end);
            return end;
        }
        var label = Byte.toUnsignedInt(file.get(at + 1));
        var end = subBlocks(at + 2);
        if (label == CONTROL || label == APPLICATION && repeats(at + 3)) {
            outline.keep(at, end);
        }
        return end;
    }

    private boolean repeats(int at) {
        return Ascii.at(file, at, "NETSCAPE2.0") || Ascii.at(file, at, "ANIMEXTS1.0");
    }

    private int subBlocks(int from) {
        var at = from;
        for (var length = length(at); length > 0; length = length(at)) {
            at += 1 + length;
        }
        return at + 1;
    }

    private int length(int at) {
        return Byte.toUnsignedInt(file.get(at));
    }

    private int number(int at) {
        return Short.toUnsignedInt(file.getShort(at));
    }

    /** The size of the table of colours, if these flags announce one. */
    private int colours(int flags) {
        var bits = file.get(flags);
        return bits < 0 ? 3 << (bits & 7) + 1 : 0;
    }
}
