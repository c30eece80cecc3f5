package parley.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.http.Problem;

class DraftsTest {
    @TempDir
    private Path data;

    private final byte[] letter = "Dear Grace, the engine weaves algebraic patterns.".getBytes();

    @Test
    void nothingIsLeftOfWhatIsTooLargeOrEndsTooSoon() throws Exception {
        var drafts = new Drafts(data);
        assertThatThrownBy(() -> drafts.receive(new ByteArrayInputStream(letter), letter.length - 1))
                .isInstanceOf(Problem.TooLarge.class).hasMessage("A file may have up to 48 bytes.");
        assertThatThrownBy(() -> drafts.receive(breaking(), letter.length)).isInstanceOf(Problem.Invalid.class);
        assertThat(files()).isEmpty();

        try (var draft = drafts.receive(new ByteArrayInputStream(letter), letter.length)) {
            assertThat(draft.size()).isEqualTo(letter.length);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAKilledServerHasLeftBehindIsSweptOnceItIsOld() throws Exception {
        var drafts = new Drafts(data);
        drafts.of(letter);
        drafts.sweep(Instant.now().minusSeconds(3600));
        assertThat(files()).hasSize(1);
        drafts.sweep(Instant.now().plusSeconds(1));
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private InputStream breaking() {
        return new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given == 3) {
                    throw new IOException("connection reset");
                }
                return letter[given++];
            }
        };
    }
}
