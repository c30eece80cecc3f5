package parley.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.http.Problem;

/**
 * Pictures of 120 by 80 pixels, with a red, a green, a blue and a white quarter. The photos lie on their side and know
 * where they were taken.
 */
class PictureTest {
    private static final Path ALL = Path.of("src/test/resources/pictures");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp"})
    void aPhotoForgetsWhereItWasTakenButNotWhichWayUp(String name) throws Exception {
        assertThat(directories(ALL.resolve(name))).as("the photo has a location")
                .anyMatch(GpsDirectory.class::isInstance);

        var clean = clean(name).file();

        assertThat(directories(clean).flatMap(each -> each.getTags().stream()))
                .filteredOn(tag -> tag.getDirectoryName().startsWith("Exif"))
                .extracting(Tag::getTagType).containsExactly(ExifIFD0Directory.TAG_ORIENTATION);
        assertThat(directories(clean).map(Directory::getName))
                .noneMatch(kind -> kind.matches("(?i).*(gps|xmp|iptc|photoshop|comment|text|thumbnail|interop).*"));
        assertThat(directories(clean).map(each -> each.getInteger(ExifIFD0Directory.TAG_ORIENTATION))).contains(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp", "moving.gif", "moving.webp"})
    void nothingReadableIsLeftInTheBytes(String name) throws Exception {
        assertThat(text(ALL.resolve(name))).containsAnyOf("Feydeau", "47,13.1N");

        assertThat(text(clean(name).file()))
                .doesNotContain("Feydeau", "47,13.1N", "xmpmeta", "Nantes", "8BIM", "tEXt", "iTXt", "zTXt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp", "plain.webp", "moving.gif", "moving.png",
        "glass.png", "print.jpg"})
    void notAPixelChanges(String name) throws Exception {
        var before = ImageIO.read(ALL.resolve(name).toFile());
        var after = ImageIO.read(clean(name).file().toFile());

        assertThat(rgb(after)).isEqualTo(rgb(before));
        assertThat(clean(name).type()).isEqualTo(Content.type(ALL.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp", "moving.gif", "moving.png", "moving.webp",
        "print.jpg"})
    void aSmallCopyStandsUpright(String name) throws Exception {
        var picture = clean(name);
        assertThat(picture.width()).isEqualTo(120);
        assertThat(picture.height()).isEqualTo(80);

        var small = picture.within(60);

        var seen = ImageIO.read(new ByteArrayInputStream(small.bytes()));
        assertThat(seen.getWidth()).isEqualTo(small.width()).isEqualTo(60);
        assertThat(seen.getHeight()).isEqualTo(small.height()).isEqualTo(40);
        assertThat(colour(seen, 10, 10)).isEqualTo("red");
        assertThat(colour(seen, 50, 10)).isEqualTo("green");
        assertThat(colour(seen, 10, 30)).isEqualTo("blue");
        assertThat(colour(seen, 50, 30)).isEqualTo("white");
    }

    /** Their decoder can be kept busy for hours by a few kilobytes. */
    @Test
    void losslessWebPIsKeptButNotDrawn() throws Exception {
        var picture = clean("plain.webp");
        assertThat(picture.width()).isEqualTo(120);
        assertThatThrownBy(() -> picture.within(60)).isInstanceOf(Problem.Unusable.class);
        assertThatThrownBy(() -> picture.square(60)).isInstanceOf(Problem.Unusable.class);
    }

    /** Each scan, of however few bytes, costs its decoder a way over all pixels. */
    @Test
    void aJpegOfManyScansIsKeptButNotDrawn() throws Exception {
        assertThat(scanned(12).drawable()).isTrue();
        assertThat(scanned(13).drawable()).isFalse();
    }

    /** The photo, said to be of 49 million pixels, with its last scan again until it has so many. */
    private Picture scanned(int scans) throws Exception {
        var photo = Files.readAllBytes(ALL.resolve("photo.jpg"));
        var frame = markers(photo, 0xC2).findFirst().orElseThrow();
        var end = markers(photo, 0xD9).findFirst().orElseThrow();
        var there = markers(photo, 0xDA).filter(at -> at < end).toArray();
        var last = there[there.length - 1];
        for (var at : new int[]{frame + 5, frame + 7}) {
            photo[at] = (byte) (7_000 >> 8);
            photo[at + 1] = (byte) 7_000;
        }
        var file = new ByteArrayOutputStream();
        file.write(photo, 0, last);
        for (var i = there.length; i <= scans; i++) {
            file.write(photo, last, end - last);
        }
        file.write(photo, end, 2);
        return clean(file.toByteArray());
    }

    private static IntStream markers(byte[] file, int code) {
        return IntStream.range(2, file.length - 1)
                .filter(at -> file[at] == (byte) 0xFF && file[at + 1] == (byte) code);
    }

    @Test
    void aSmallCopyIsNeverLargerThanThePicture() throws Exception {
        var same = clean("photo.jpg").within(640);
        assertThat(same.width()).isEqualTo(120);
        assertThat(same.height()).isEqualTo(80);
    }

    @Test
    void aSquareIsCutFromTheMiddleAndDrawnAnew() throws Exception {
        var square = clean("photo.jpg").square(200);

        var seen = ImageIO.read(new ByteArrayInputStream(square.bytes()));
        assertThat(square.type()).isEqualTo("image/jpeg");
        assertThat(seen.getWidth()).isEqualTo(seen.getHeight()).isEqualTo(200);
        assertThat(colour(seen, 20, 20)).isEqualTo("red");
        assertThat(colour(seen, 180, 180)).isEqualTo("white");
        assertThat(new String(square.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void whatOneCanSeeThroughStaysSo() throws Exception {
        var small = clean("glass.png").within(60);

        assertThat(small.type()).isEqualTo("image/png");
        var seen = ImageIO.read(new ByteArrayInputStream(small.bytes()));
        assertThat(seen.getRGB(50, 30) >>> 24).isZero();
        assertThat(colour(seen, 10, 10)).isEqualTo("red");
    }

    @Test
    void aMovingPictureKeepsItsFramesAndGoesOnForever() throws Exception {
        var gif = clean("moving.gif").file();
        try (var in = ImageIO.createImageInputStream(gif.toFile())) {
            var reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(2);
        }
        assertThat(text(gif)).contains("NETSCAPE2.0");
        assertThat(text(clean("moving.png").file())).contains("acTL", "fdAT");
        assertThat(text(clean("moving.webp").file()).split("ANMF")).hasSize(3);
    }

    /** They end behind their header, so that whoever looked further would find them broken. */
    @Test
    void aPictureOfTooManyPixelsIsRefusedBeforeAnyOfThemIsRead() {
        assertThatThrownBy(() -> clean(hugePng())).isInstanceOf(Problem.TooLarge.class)
                .hasMessage("A picture may have up to 50 million pixels.");
        assertThatThrownBy(() -> clean(hugeJpeg())).isInstanceOf(Problem.TooLarge.class);
        assertThatThrownBy(() -> clean(ascii("GIF89a\u0040\u009c\u0040\u009c\0\0\0")))
                .isInstanceOf(Problem.TooLarge.class);
        assertThatThrownBy(() -> clean(ascii("RIFF\u00ff\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\u003f\u009c\0\u003f\u009c\0")))
                .isInstanceOf(Problem.TooLarge.class);
    }

    @Test
    void aHugeFrameWithinASmallPictureIsFound() throws Exception {
        var gif = Files.readAllBytes(ALL.resolve("moving.gif"));
        var frame = new String(gif, StandardCharsets.ISO_8859_1).indexOf("\u002c\0\0\0\0\u0078\0\u0050\0");
        assertThat(frame).isPositive();
        gif[frame + 6] = (byte) 0x1C;
        assertThat(clean(gif).decoded()).as("what decoding it comes to").isEqualTo((0x78 + (0x1C << 8)) * 0x50L);
        gif[frame + 6] = (byte) 0x9C;
        gif[frame + 8] = (byte) 0x9C;
        assertThatThrownBy(() -> clean(gif)).isInstanceOf(Problem.TooLarge.class);

        var webp = Files.readAllBytes(ALL.resolve("photo.webp"));
        var start = new String(webp, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001\u002a");
        assertThat(start).isPositive();
        webp[start + 4] = (byte) 0x3F;
        webp[start + 6] = (byte) 0x3F;
        assertThatThrownBy(() -> clean(webp)).isInstanceOf(Problem.TooLarge.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", "photo.png", "photo.webp", "moving.gif", "moving.png", "moving.webp"})
    void aBrokenPictureIsRefusedOrMadeTheBestOf(String name) throws Exception {
        var whole = Files.readAllBytes(ALL.resolve(name));
        var random = new Random(1828);
        for (var i = 0; i < 150; i++) {
            var broken = whole.clone();
            var length = i % 2 == 0 ? broken.length : random.nextInt(12, broken.length);
            for (var flips = random.nextInt(1, 4); flips > 0; flips--) {
                broken[random.nextInt(12, broken.length)] = (byte) random.nextInt();
            }
            try {
                clean(ByteBuffer.wrap(broken, 0, length)).within(32);
            } catch (Problem refused) {
                assertThat(refused).isInstanceOfAny(Problem.Unusable.class, Problem.TooLarge.class);
            }
        }
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItsName() {
        assertThatThrownBy(() -> clean(ascii("<svg xmlns='http://www.w3.org/2000/svg'/>"))).isInstanceOf(
                Problem.Unusable.class);
        assertThatThrownBy(() -> clean(new byte[0])).isInstanceOf(Problem.Unusable.class);
    }

    private Picture clean(String name) {
        return Picture.clean(ALL.resolve(name), folder.resolve(name));
    }

    private Picture clean(byte[] bytes) throws Exception {
        return clean(ByteBuffer.wrap(bytes));
    }

    private Picture clean(ByteBuffer bytes) throws Exception {
        var dirty = folder.resolve("dirty.jpg");
        try (var out = Files.newOutputStream(dirty)) {
            out.write(bytes.array(), 0, bytes.limit());
        }
        return Picture.clean(dirty, folder.resolve("clean"));
    }

    private static byte[] hugePng() {
        return ByteBuffer.allocate(33).put(ascii("\u0089PNG\r\n\u001a\n")).putInt(13).put(ascii("IHDR"))
                .putInt(40_000).putInt(40_000).put(ascii("\b\u0002\0\0\0")).putInt(0).array();
    }

    private static byte[] hugeJpeg() {
        return ByteBuffer.allocate(21).putShort((short) 0xFFD8).putShort((short) 0xFFC0).putShort((short) 17)
                .put((byte) 8).putShort((short) 40_000).putShort((short) 40_000).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static Stream<Directory> directories(Path file) throws Exception {
        File opened = file.toFile();
        return StreamSupport.stream(ImageMetadataReader.readMetadata(opened).getDirectories().spliterator(), false);
    }

    private static int[] rgb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static String colour(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        var bright = Stream.of(colour.getRed(), colour.getGreen(), colour.getBlue()).map(part -> part > 128).toList();
        return switch (bright.toString()) {
            case "[true, false, false]" -> "red";
            case "[false, true, false]" -> "green";
            case "[false, false, true]" -> "blue";
            case "[true, true, true]" -> "white";
            default -> colour.toString();
        };
    }
}
