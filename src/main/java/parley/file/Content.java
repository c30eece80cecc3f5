package parley.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;

/** What a file is, by its bytes alone: a name or a header says what its sender likes. */
public final class Content {
    private static final Tika TIKA = new Tika();

    private Content() {}

    /** Its media type, {@code application/octet-stream} when it is nothing known. */
    public static String type(Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            return TIKA.detect(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
