package parley.file;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.http.Problem;

/** Keeps files below the data folder, in a folder for each two first characters of their keys. */
@Singleton
class Folder implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

    private final Path root;

    /** What cannot be written to is found at the start, and not when the first file comes. */
    Folder(@Value("${parley.data}") Path data) {
        this.root = data.resolve("files");
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, "start", null));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Synced before it gets its name, and the name is synced too: what has a name is whole, whatever happens. */
    @Override
    public void put(String key, Path file) {
        var shelf = shelf(key);
        try {
            if (!Files.isDirectory(shelf)) {
                Files.createDirectories(shelf);
                sync(root);
            }
            sync(file);
            Files.move(file, shelf.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            sync(shelf);
        } catch (IOException failure) {
            throw new Problem.NoSpace(failure);
        }
    }

    @Override
    public InputStream open(String key, long from, long length) {
        try {
            var file = FileChannel.open(placeOf(key), StandardOpenOption.READ);
            return new FirstBytes(Channels.newInputStream(file.position(from)), length);
        } catch (NoSuchFileException none) {
            LOG.warn("{} is not there. Have all servers of this database the same folder of files?", none.getFile());
            throw new Problem.NotFound("file");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(String key) {
        try {
            Files.deleteIfExists(placeOf(key));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public String place() {
        return "the folder " + root;
    }

    private Path placeOf(String key) {
        return shelf(key).resolve(key);
    }

    private Path shelf(String key) {
        return root.resolve(key.substring(0, 2));
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
