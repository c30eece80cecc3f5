package parley.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on its way in. Closing it takes it away, unless a {@link Store} has moved it to its place.
 *
 * @param path where it lies, on the same disk as the folder that keeps files
 */
public record Draft(Path path) implements AutoCloseable {
    /** In bytes. */
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
