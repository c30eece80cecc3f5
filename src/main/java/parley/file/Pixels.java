package parley.file;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.BufferedImages;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import parley.http.HeavyWork;
import parley.http.Problem;
import parley.http.Turnstile;

/** Draws pictures anew, smaller and upright. */
final class Pixels {
    private static final int THOUSAND = 1_000;
    private static final double QUALITY = 0.8;

    /** How long a picture may wait for others. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Thousands of pixels that are decoded at once, so that many pictures together take no more memory than one. */
    private static final Turnstile ROOM = new Turnstile((int) (Outline.MOST_PIXELS / THOUSAND), PATIENCE);

    private static final HeavyWork DRAWING = new HeavyWork("drawing");

    private Pixels() {}

    /** All of it, as coarsely read as will do. */
    static Rendition within(Picture picture, int side) {
        return drawn(picture, (reader, how) -> {
            coarsely(how, Math.max(reader.getWidth(0), reader.getHeight(0)), side);
            var image = upright(plain(reader.read(0, how)), picture.orientation());
            var most = Math.min(side, Math.max(image.getWidth(), image.getHeight()));
            return Thumbnails.of(image).size(most, most).asBufferedImage();
        });
    }

    /** The square in its middle alone, which stays there however it is turned. */
    static Rendition square(Picture picture, int side) {
        return drawn(picture, (reader, how) -> {
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var edge = Math.min(width, height);
            how.setSourceRegion(new Rectangle((width - edge) / 2, (height - edge) / 2, edge, edge));
            coarsely(how, edge, side);
            var image = upright(plain(reader.read(0, how)), picture.orientation());
            return Thumbnails.of(image).crop(Positions.CENTER).size(side, side).asBufferedImage();
        });
    }

    private interface Drawing {
        BufferedImage draw(ImageReader reader, ImageReadParam how) throws IOException;
    }

    private static Rendition drawn(Picture picture, Drawing drawing) {
        if (!picture.drawable()) {
            throw new Problem.Unusable("file", "cannot be drawn here: send it as JPEG or PNG");
        }
        var room = Math.toIntExact(picture.decoded() / THOUSAND);
        return ROOM.pass(room, () -> DRAWING.done(() -> decoded(picture, drawing)));
    }

    private static Rendition decoded(Picture picture, Drawing drawing) {
        try (var in = ImageIO.createImageInputStream(picture.file().toFile())) {
            var reader = ImageIO.getImageReadersByMIMEType(picture.type()).next();
            try {
                reader.setInput(in, true, true);
                return rendition(drawing.draw(reader, reader.getDefaultReadParam()));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            throw Outline.broken();
        }
    }

    private static Rendition rendition(BufferedImage drawn) throws IOException {
        var out = new ByteArrayOutputStream();
        var opaque = isOpaque(drawn);
        Thumbnails.of(drawn).scale(1).outputFormat(opaque ? "jpg" : "png").outputQuality(QUALITY).toOutputStream(out);
        var type = opaque ? "image/jpeg" : "image/png";
        return new Rendition(out.toByteArray(), type, drawn.getWidth(), drawn.getHeight());
    }

    /** Leaves out rows and columns of something so long, where it still is twice as long as the side that is drawn. */
    private static void coarsely(ImageReadParam how, int length, int side) {
        var step = Math.max(1, length / (2 * side));
        how.setSourceSubsampling(step, step, 0, 0);
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
