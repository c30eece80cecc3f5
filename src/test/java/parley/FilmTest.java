package parley;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A film as a phone makes it. */
class FilmTest {
    private static final String PLACE = "+47.2184-001.5536/";

    private final Person ada = Person.named("ada");

    @Test
    void nobodyLearnsFromAFilmWhereItWasTaken() {
        var film = join(box("ftyp", "qt  \0\0\0\0qt  "), box("mdat", "these are the pixels"),
                box("moov", new String(box("udta", PLACE), ISO_8859_1)));
        assertThat(new String(film, ISO_8859_1)).contains(PLACE);

        var sent = ada.uploads("Nantes.mov", film).is(201);

        assertThat(sent.at("type")).isEqualTo("video/quicktime");
        var kept = ada.downloads("/attachments/" + sent.number("id")).body();
        assertThat(kept).hasSameSizeAs(film);
        assertThat(new String(kept, ISO_8859_1)).contains("these are the pixels").doesNotContain("47.2184");
    }

    private static byte[] box(String type, String content) {
        var bytes = (type + content).getBytes(ISO_8859_1);
        return join(ByteBuffer.allocate(4).putInt(4 + bytes.length).array(), bytes);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
