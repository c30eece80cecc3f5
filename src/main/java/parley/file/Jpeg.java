package parley.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** JPEG: a chain of segments, each behind a marker. Only those are kept that a decoder needs for the pixels' colours. */
final class Jpeg {
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int COMMENT = 0xFE;
    private static final int JFIF_WITHOUT_THUMBNAIL = 18;
    private static final int MOST_SCANS = 100;
    /** Each scan goes over all pixels, however few bytes it has: more than the largest progressive picture. */
    private static final long MOST_WORK = 12 * Outline.MOST_PIXELS;

    private final ByteBuffer file;
    private final Outline outline;
    private int scans;

    private Jpeg(ByteBuffer file, Outline outline) {
        this.file = file;
        this.outline = outline;
    }

    static void read(ByteBuffer file, Outline outline) {
        var jpeg = new Jpeg(file, outline);
        jpeg.read();
        if (jpeg.scans * outline.largest() > MOST_WORK) {
            outline.shun();
        }
    }

    private void read() {
        outline.keep(0, 2);
        for (var at = marker(2);; at = marker(at)) {
            var code = Byte.toUnsignedInt(file.get(at + 1));
            if (code == END) {
                outline.keep(at, at + 2);
                return;
            }
            var end = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
            outline.require(end - at >= 4 && end <= file.limit());
            if (code == SCAN) {
                outline.require(++scans <= MOST_SCANS);
                end = endOfScan(end);
            }
            segment(code, at, end);
            if (end == file.limit()) {
                outline.require(scans > 0);
                outline.insert(new byte[]{(byte) 0xFF, (byte) END});
                return;
            }
            at = end;
        }
    }

    private void segment(int code, int at, int end) {
        if (code == EXIF) {
            exif(at, end);
        } else if (code == JFIF) {
            keepIf(end - at == JFIF_WITHOUT_THUMBNAIL, at, end);
        } else if (code == PROFILE) {
            keepIf(says("ICC_PROFILE\0\1\1", at + 4) && Profile.isSound(file, at + 18, end), at, end);
        } else if (code == ADOBE) {
            keepIf(says("Adobe", at + 4), at, end);
        } else {
            if (isFrame(code)) {
                outline.frame(Short.toUnsignedInt(file.getShort(at + 7)), Short.toUnsignedInt(file.getShort(at + 5)));
            }
            keepIf((code < 0xE0 || code > 0xEF) && code != COMMENT, at, end);
        }
    }

    private void exif(int at, int end) {
        if (outline.orientation() != Exif.UPRIGHT || !says("Exif", at + 4)) {
            return;
        }
        outline.turned(Exif.orientation(file.slice(at + 10, end - at - 10)));
        if (outline.orientation() != Exif.UPRIGHT) {
            outline.insert(ByteBuffer.allocate(36)
                    .putShort((short) 0xFFE1).putShort((short) 34)
                    .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                    .put(Exif.of(outline.orientation()))
                    .array());
        }
    }

    private void keepIf(boolean worthIt, int at, int end) {
        if (worthIt) {
            outline.keep(at, end);
        }
    }

    private boolean says(String word, int at) {
        return Ascii.at(file, at, word);
    }

    private static boolean isFrame(int code) {
        return code >= 0xC0 && code <= 0xCF && code != 0xC4 && code != 0xC8 && code != 0xCC;
    }

    /** The next marker: some cameras leave rubbish before it, and any number of FF may come before its code. */
    private int marker(int from) {
        var at = from;
        while (file.get(at) != (byte) 0xFF || file.get(at + 1) == (byte) 0xFF || file.get(at + 1) == 0) {
            at++;
        }
        return at;
    }

    /** Where the pixels end: at a marker that is none of theirs, or with the file, as after a broken transfer. */
    private int endOfScan(int from) {
        for (var at = from; at < file.limit() - 1; at++) {
            if (file.get(at) == (byte) 0xFF) {
                var code = Byte.toUnsignedInt(file.get(at + 1));
                if (code != 0 && code != 0xFF && (code < 0xD0 || code > 0xD7)) {
                    return at;
                }
            }
        }
        return file.limit();
    }
}
