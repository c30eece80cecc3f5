package parley.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The one thing that is kept of a picture's Exif data: which way up it is, 1 to 8 as Exif counts. */
final class Exif {
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private Exif() {}

    static boolean isOnItsSide(int orientation) {
        return orientation >= 5;
    }

    /** What a block says, {@link #UPRIGHT} when it says nothing that can be understood. */
    static int orientation(ByteBuffer block) {
        try {
            return read(block);
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    /** A block that says this and nothing else. */
    static byte[] of(int orientation) {
        return ByteBuffer.allocate(26)
                .putShort((short) 0x4D4D).putShort((short) 42).putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION).putShort((short) 3).putInt(1).putShort((short) orientation)
                .array();
    }

    private static int read(ByteBuffer block) {
        var tiff = block.slice().order(block.get(block.position()) == 'I'
                ? ByteOrder.LITTLE_ENDIAN
                : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * ENTRY;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                var said = tiff.getShort(entry + 8);
                return said >= 1 && said <= 8 ? said : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
