package parley.database;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file beside the embedded database while it is in use. Where it lies from before, the last process was killed or lost
 * its power: what that had committed, and others had seen, may not have reached the disk.
 */
@Singleton
public class InUse {
    private final Path file;
    private final boolean needed;
    private volatile boolean begun;

    InUse(Embedded embedded, @Value("${parley.data}") Path data) {
        this.needed = embedded.is();
        this.file = data.resolve("in-use");
    }

    /** Whether it lies there from before. To be asked once the database is open, so that nobody else has it. */
    public boolean wasLeft() {
        return needed && Files.exists(file);
    }

    /** Leaves it there until the end of this process. */
    public void begin() {
        if (!needed) {
            return;
        }
        try {
            Files.write(file, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            begun = true;
        } catch (IOException failure) {
            throw new UncheckedIOException("The folder for data cannot be written to.", failure);
        }
    }

    @PreDestroy
    void end() throws IOException {
        if (begun) {
            Files.deleteIfExists(file);
        }
    }
}
