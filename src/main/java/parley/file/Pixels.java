package parley.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.BufferedImages;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** A picture's decoded pixels, turned upright. */
final class Pixels {
    private static final int THOUSAND = 1_000;
    private static final double QUALITY = 0.8;

    /** Thousands of pixels that are decoded at once, so that many pictures together take no more memory than one. */
    private static final Semaphore ROOM = new Semaphore((int) (Outline.MOST_PIXELS / THOUSAND), true);

    private final BufferedImage image;

    private Pixels(BufferedImage image) {
        this.image = image;
    }

    /** Read as coarsely as will do for something of this side length. */
    static Pixels of(Picture picture, int side) {
        var room = Math.toIntExact((long) picture.width() * picture.height() / THOUSAND);
        ROOM.acquireUninterruptibly(room);
        try (var in = ImageIO.createImageInputStream(picture.file().toFile())) {
            var reader = ImageIO.getImageReadersByMIMEType(picture.type()).next();
            try {
                reader.setInput(in, true, true);
                return new Pixels(upright(plain(read(reader, side)), picture.orientation()));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw Outline.broken();
        } finally {
            ROOM.release(room);
        }
    }

    Rendition within(int side) {
        var most = Math.min(side, Math.max(image.getWidth(), image.getHeight()));
        return draw(() -> Thumbnails.of(image).size(most, most).asBufferedImage());
    }

    Rendition square(int side) {
        return draw(() -> Thumbnails.of(image).crop(Positions.CENTER).size(side, side).asBufferedImage());
    }

    private interface Drawing {
        BufferedImage draw() throws IOException;
    }

    private static Rendition draw(Drawing drawing) {
        var out = new ByteArrayOutputStream();
        try {
            var drawn = drawing.draw();
            var opaque = isOpaque(drawn);
            Thumbnails.of(drawn).scale(1).outputFormat(opaque ? "jpg" : "png").outputQuality(QUALITY)
                    .toOutputStream(out);
            var type = opaque ? "image/jpeg" : "image/png";
            return new Rendition(out.toByteArray(), type, drawn.getWidth(), drawn.getHeight());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static BufferedImage read(ImageReader reader, int side) throws IOException {
        var how = reader.getDefaultReadParam();
        var step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / (2 * side));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    /** In the one form that everything can draw: of palettes and the like, not everything can. */
    private static BufferedImage plain(BufferedImage image) {
        var seeThrough = image.getColorModel().hasAlpha();
        var kind = seeThrough ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        return BufferedImages.copy(image, kind);
    }

    private static BufferedImage upright(BufferedImage image, int orientation) throws IOException {
        return orientation == Exif.UPRIGHT
                ? image
                : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(image);
    }

    private static boolean isOpaque(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return true;
        }
        var row = new int[image.getWidth()];
        for (var y = 0; y < image.getHeight(); y++) {
            for (var pixel : image.getRGB(0, y, row.length, 1, row, 0, row.length)) {
                if (pixel >>> 24 != 0xFF) {
                    return false;
                }
            }
        }
        return true;
    }
}
