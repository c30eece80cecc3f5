package parley.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.http.Problem;

/** What every store does. */
abstract class StoreTest {
    static final byte[] LETTER = "Dear Grace, the engine weaves algebraic patterns.".getBytes();

    @TempDir
    Path data;

    abstract Store store();

    @Test
    void whatWasPutInComesOutWholeAndInParts() throws Exception {
        var store = store();
        put(store, "letter-1");

        assertThat(store.open("letter-1", 0, LETTER.length).readAllBytes()).isEqualTo(LETTER);
        assertThat(store.open("letter-1", 5, 5).readAllBytes()).asString().isEqualTo("Grace");
        assertThat(store.open("letter-1", 0, 1).readAllBytes()).asString().isEqualTo("D");
        assertThat(store.open("letter-1", LETTER.length - 9L, 9).readAllBytes()).asString().isEqualTo("patterns.");
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
    void whatIsPutInTwiceIsThereOnce() throws Exception {
        var store = store();
        put(store, "letter-1");
        put(store, "letter-1");
        assertThat(store.open("letter-1", 0, LETTER.length).readAllBytes()).isEqualTo(LETTER);
        store.delete("letter-1");
        assertThatThrownBy(() -> store.open("letter-1", 0, 1)).isInstanceOf(Problem.NotFound.class);
    }

    void put(Store store, String key) {
        try (var draft = new Drafts(data).of(LETTER)) {
            store.put(key, draft.path());
        }
    }
}
