package parley.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Films and pictures as phones make them, built here box by box: each knows where it was taken, and then does not. */
class BoxesTest {
    private static final String PLACE = "+47.2184-001.5536/";
    private static final byte[] PIXELS = "these are the pixels".getBytes(ISO_8859_1);

    @TempDir
    private Path folder;

    @Test
    void aFilmForgetsWhereAndWhenAndKeepsItsFramesInTheirPlace() throws IOException {
        var film = join(
                box("ftyp", bytes("qt  \0\0\0\0qt  ")),
                box("mdat", PIXELS),
                box("moov", join(
                        box("mvhd", join(new byte[4], bytes("11112222"), bytes("scale"))),
                        box("trak", join(
                                box("tkhd", join(new byte[]{1, 0, 0, 0}, bytes("1111111122222222"), bytes("track"))),
                                box("mdia", box("mdhd", join(new byte[4], bytes("11112222"), bytes("media")))),
                                box("udta", bytes("name")))),
                        box("meta", bytes("com.apple.quicktime.location.ISO6709" + PLACE)),
                        box("udta", box("©xyz", bytes("\0\022\0\0" + PLACE))))),
                box("uuid", bytes("<x:xmpmeta>" + PLACE)));

        var clean = blotted(film);

        assertThat(clean).hasSameSizeAs(film);
        assertThat(text(clean)).contains(text(PIXELS), "scale", "track", "media", "mvhd", "trak")
                .doesNotContain("47.2184", "ISO6709", "xmpmeta", "1111", "2222", "name", "udta");
        assertThat(text(clean).indexOf("mdat")).isEqualTo(text(film).indexOf("mdat"));
    }

    @Test
    void aPictureForgetsItsNotesWhereverTheyStand() throws IOException {
        var exif = bytes("Exif GPS 47 13.1 N");
        var xmp = bytes("<x:xmpmeta Nantes>");
        var names = box("iinf", join(new byte[4], two(3),
                box("infe", join(new byte[]{2, 0, 0, 0}, two(1), two(0), bytes("hvc1\0"))),
                box("infe", join(new byte[]{2, 0, 0, 0}, two(2), two(0), bytes("Exif\0"))),
                box("infe", join(new byte[]{2, 0, 0, 0}, two(3), two(0), bytes("mime\0")))));
        var head = box("ftyp", bytes("heic\0\0\0\0mif1heic"));
        var empty = meta(names, 0, 0, 0, xmp, exif.length);
        var from = head.length + empty.length + 8;
        var picture = join(head, meta(names, from, from + PIXELS.length, 0, xmp, exif.length),
                box("mdat", join(PIXELS, exif)));

        var clean = blotted(picture);

        assertThat(text(picture)).contains("GPS", "Nantes");
        assertThat(clean).hasSameSizeAs(picture);
        assertThat(text(clean)).contains(text(PIXELS), "iloc", "hvc1").doesNotContain("GPS", "Nantes", "xmpmeta");
        assertThat(text(clean).indexOf(text(PIXELS))).isEqualTo(text(picture).indexOf(text(PIXELS)));
    }

    @Test
    void whatIsBrokenOffOrNonsenseIsLeftAsItIs() throws IOException {
        for (var broken : new byte[][]{
            {}, {0}, bytes("nonsense from the start"), join(new byte[]{0, 0, 0, 2}, bytes("moovmoov")),
            join(box("ftyp", bytes("heic")), box("meta", new byte[]{0, 0, 0, 0, 0, 0, 0, 9})),
            join(new byte[]{0, 0, 0, 1}, bytes("mdat"), new byte[]{-1, -1, -1, -1, -1, -1, -1, -1})}) {
            assertThat(blotted(broken)).isEqualTo(broken);
        }
        var cut = join(box("ftyp", bytes("isom")), new byte[]{0, 0, 9, 0}, bytes("udta" + PLACE));
        assertThat(text(blotted(cut))).doesNotContain("47.2184");
    }

    @Test
    @Timeout(20)
    void whatIsMadeToKeepTheServerBusyIsSoonDoneWith() throws IOException {
        var nested = ByteBuffer.allocate(800_000);
        while (nested.hasRemaining()) {
            nested.putInt(nested.remaining()).put(bytes("moov"));
        }
        var countless = ByteBuffer.allocate(900_000).putInt(0).putShort((short) 0).putShort((short) -1);
        while (countless.hasRemaining()) {
            countless.put((byte) -1);
        }
        var nothing = ByteBuffer.allocate(393_220).putInt(0).putShort((short) 0x000F).putShort((short) -1);
        while (nothing.remaining() >= 6) {
            nothing.putInt(0).putShort((short) -1);
        }
        for (var bomb : new byte[][]{nested.array(), picture(countless.array()), picture(nothing.array())}) {
            assertThat(blotted(bomb)).isEqualTo(bomb);
        }
    }

    @Test
    void placesThatCannotBeAreLeftAlone() throws IOException {
        var exif = box("infe", join(new byte[]{2, 0, 0, 0}, two(1), two(0), bytes("Exif")));
        var names = box("iinf", join(new byte[4], two(1), exif));
        var before = box("iloc", join(new byte[4], two(0x8880), two(1), two(1), two(0),
                four(0x80000000), four(0), two(1), four(0), four(0), four(0), four(4)));
        for (var places : new byte[][]{before, box("iloc", new byte[1]), box("iloc", new byte[3])}) {
            var odd = join(box("ftyp", bytes("heic")), box("meta", join(new byte[4], names, places)));
            assertThat(blotted(odd)).isEqualTo(odd);
        }
    }

    @Test
    void phonesFilmsAndPicturesAreKnownByTheirContent() throws IOException {
        assertThat(type(box("ftyp", bytes("heic\0\0\0\0mif1heic")))).matches(Boxes::are);
        assertThat(type(box("ftyp", bytes("avif\0\0\0\0avifmif1")))).matches(Boxes::are);
        assertThat(type(box("ftyp", bytes("mp42\0\0\0\0isommp42")))).matches(Boxes::are);
        assertThat(type(box("ftyp", bytes("qt  \0\0\0\0qt  ")))).matches(Boxes::are);
        assertThat(Boxes.are("audio/mp4")).as("a song's title is no secret").isFalse();
    }

    /** Pixels and Exif by their place in the file, XMP by its place in the box of small data. */
    private static byte[] meta(byte[] names, int pixels, int exif, int xmp, byte[] small, int exifLength) {
        var places = box("iloc", join(new byte[]{1, 0, 0, 0}, two(0x4400), two(3),
                two(1), two(0), two(0), two(1), four(pixels), four(PIXELS.length),
                two(2), two(0), two(0), two(1), four(exif), four(exifLength),
                two(3), two(1), two(0), two(1), four(xmp), four(small.length)));
        return box("meta", join(new byte[4], names, places, box("idat", small)));
    }

    private static byte[] picture(byte[] places) {
        return join(box("ftyp", bytes("heic")), box("meta", join(new byte[4], box("iloc", places))));
    }

    private byte[] blotted(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("file"), bytes);
        Boxes.blot(file);
        return Files.readAllBytes(file);
    }

    private String type(byte[] bytes) throws IOException {
        return Content.type(Files.write(folder.resolve("typed"), join(bytes, box("mdat", PIXELS))));
    }

    private static byte[] box(String type, byte[] content) {
        return join(four(8 + content.length), bytes(type), content);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] two(int number) {
        return ByteBuffer.allocate(2).putShort((short) number).array();
    }

    private static byte[] four(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
