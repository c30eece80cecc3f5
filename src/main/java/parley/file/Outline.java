package parley.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import parley.http.Problem;

/** What a picture's headers say before a pixel is decoded, and which parts of its file are worth keeping. */
final class Outline {
    /** More than a camera makes; a decoder takes some four bytes for each. */
    static final long MOST_PIXELS = 50_000_000;

    private final List<ByteBuffer> kept = new ArrayList<>();
    private final ByteBuffer file;
    private int width;
    private int height;
    private long largest;
    private int orientation = Exif.UPRIGHT;
    private boolean drawable = true;
    private int from;
    private int to;

    Outline(ByteBuffer file) {
        this.file = file;
    }

    /** The picture's size, or that of one of its frames: the first counts, and none may be too large. */
    void frame(int frameWidth, int frameHeight) {
        require(frameWidth > 0 && frameHeight > 0);
        if ((long) frameWidth * frameHeight > MOST_PIXELS) {
            var most = "A picture may have up to " + MOST_PIXELS / 1_000_000 + " million pixels.";
            throw new Problem.TooLarge("too-many-pixels", most);
        }
        largest = Math.max(largest, (long) frameWidth * frameHeight);
        if (width == 0) {
            width = frameWidth;
            height = frameHeight;
        }
    }

    /** It is not to be decoded here. */
    void shun() {
        drawable = false;
    }

    boolean isDrawable() {
        return drawable;
    }

    void turned(int exifOrientation) {
        orientation = exifOrientation;
    }

    /** Keeps these bytes of the file. */
    void keep(int begin, int end) {
        require(begin <= end && end <= file.limit());
        if (begin != to) {
            flush();
            from = begin;
        }
        to = end;
    }

    /** Puts in other bytes, which may still be changed until all is read. */
    void insert(byte[] bytes) {
        flush();
        kept.add(ByteBuffer.wrap(bytes));
    }

    /** What is kept, in order. */
    ByteBuffer[] parts() {
        require(width > 0);
        flush();
        return kept.stream().map(ByteBuffer::duplicate).toArray(ByteBuffer[]::new);
    }

    int size() {
        flush();
        return kept.stream().mapToInt(ByteBuffer::limit).sum();
    }

    int orientation() {
        return orientation;
    }

    /** As it is seen, that is, after it was turned. */
    int width() {
        return Exif.isOnItsSide(orientation) ? height : width;
    }

    int height() {
        return Exif.isOnItsSide(orientation) ? width : height;
    }

    /** The pixels of the largest frame, which may be larger than the picture. */
    long largest() {
        return largest;
    }

    void require(boolean sound) {
        if (!sound) {
            throw broken();
        }
    }

    static Problem broken() {
        return new Problem.Unusable("file", "is a broken picture");
    }

    private void flush() {
        if (to > from) {
            kept.add(file.slice(from, to - from));
        }
        from = to;
    }
}
