package parley.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import parley.http.Problem;

class FolderTest extends StoreTest {
    @Override
    Store store() {
        return new Folder(data);
    }

    @Test
    void whatCannotBeKeptIsRefusedAndLeavesNothing() throws Exception {
        Files.createDirectories(data.resolve("files"));
        Files.writeString(data.resolve("files/le"), "a file where a folder has to be");
        assertThatThrownBy(() -> put(store(), "letter-1")).isInstanceOf(Problem.NoSpace.class);
        try (var all = Files.walk(data)) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(data.resolve("files/le"));
        }
    }
}
