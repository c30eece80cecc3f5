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

class StoreTest {
    @TempDir
    private Path data;

    private final byte[] letter = "Dear Grace, the engine weaves algebraic patterns.".getBytes();

    @Test
    void whatWasPutInComesOutWholeAndInParts() throws Exception {
        var store = store();
        put(store, "letter-1");

        assertThat(store.open("letter-1", 0, letter.length).readAllBytes()).isEqualTo(letter);
        assertThat(store.open("letter-1", 5, 5).readAllBytes()).asString().isEqualTo("Grace");
        assertThat(store.open("letter-1", 0, 1).readAllBytes()).asString().isEqualTo("D");
        assertThat(store.open("letter-1", letter.length - 9L, 9).readAllBytes()).asString().isEqualTo("patterns.");
    }

    @Test
    void whatWasDeletedIsGoneAndMayBeDeletedAgain() {
        var store = store();
        put(store, "letter-1");
        put(store, "letter-2");

        store.delete("letter-1");
        store.delete("letter-1");

        assertThatThrownBy(() -> store.open("letter-1", 0, 1)).isInstanceOf(Problem.NotFound.class);
        assertThat(store.open("letter-2", 0, 1)).isNotEmpty();
    }

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

    @Test
    void whatCannotBeKeptIsRefusedAndLeavesNothing() throws Exception {
        Files.createDirectories(data.resolve("files"));
        Files.writeString(data.resolve("files/le"), "a file where a folder has to be");
        var store = store();
        assertThatThrownBy(() -> put(store, "letter-1")).isInstanceOf(Problem.NoSpace.class);
        assertThat(files()).containsExactly(data.resolve("files/le"));
    }

    private Store store() {
        return new Folder(data);
    }

    private void put(Store store, String key) {
        try (var draft = new Drafts(data).of(letter)) {
            store.put(key, draft.path());
        }
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
