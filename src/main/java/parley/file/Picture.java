package parley.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.BiConsumer;
import parley.http.Problem;

/**
 * A picture whose file holds its pixels, their colours, and which way up it is: nothing of where, when and by what it
 * was taken.
 *
 * @param file the cleaned file
 * @param type its media type
 * @param width in pixels, as it is seen, that is, turned upright
 * @param height in pixels, as it is seen
 * @param orientation how it has to be turned for that, 1 to 8 as Exif counts
 * @param decoded how many pixels decoding it may come to
 * @param drawable whether its pixels may be decoded here
 */
public record Picture(Path file, String type, int width, int height, int orientation, long decoded, boolean drawable) {
    private static final Map<String, BiConsumer<ByteBuffer, Outline>> FORMATS = Map.of(
            "image/jpeg", Jpeg::read, "image/png", Png::read, "image/gif", Gif::read, "image/webp", WebP::read);

    /** Whether we can look at files of this type. */
    public static boolean is(String type) {
        return FORMATS.containsKey(type);
    }

    /**
     * Copies a picture without its metadata. Not a pixel is decoded or changed. Throws {@link Problem.TooLarge} for one
     * of too many pixels and {@link Problem.Unusable} for what is no picture or a broken one.
     */
    public static Picture clean(Path from, Path to) {
        var type = Content.type(from);
        var format = FORMATS.get(type);
        if (format == null) {
            throw new Problem.Unusable("file", "must be a picture: JPEG, PNG, GIF or WebP");
        }
        try (var arena = Arena.ofConfined(); var in = FileChannel.open(from, StandardOpenOption.READ)) {
            var bytes = in.map(FileChannel.MapMode.READ_ONLY, 0, in.size(), arena).asByteBuffer();
            var outline = new Outline(bytes);
            format.accept(bytes, outline);
            write(outline.parts(), to);
            return new Picture(
                    to, type, outline.width(), outline.height(), outline.orientation(), outline.largest(),
                    outline.isDrawable());
        } catch (IndexOutOfBoundsException broken) {
            throw Outline.broken();
        } catch (IOException failure) {
            throw new Problem.NoSpace(failure);
        }
    }

    /**
     * A smaller copy, upright, at most so many pixels wide and high; never larger than the picture. Throws
     * {@link Problem.Unusable} if it cannot be drawn.
     */
    public Rendition within(int side) {
        return Pixels.within(this, side);
    }

    /** The square in its middle, upright and of so many pixels; as {@link #within}. */
    public Rendition square(int side) {
        return Pixels.square(this, side);
    }

    private static void write(ByteBuffer[] parts, Path to) throws IOException {
        try (var out = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            for (var part : parts) {
                while (part.hasRemaining()) {
                    out.write(part);
                }
            }
        }
    }
}
