package parley.file;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import parley.http.Problem;

/** A folder on a disk that is full from the third file on. */
@Primary
@Singleton
@Requires(property = "parley.test.full-disk")
class FullDisk implements Store {
    private final Store folder;
    private int kept;

    FullDisk(@Value("${parley.data}") Path data) {
        this.folder = new Folder(data);
    }

    @Override
    public void put(String key, Path file) {
        if (++kept > 2) {
            throw new Problem.NoSpace(new IOException("No space left on device"));
        }
        folder.put(key, file);
    }

    @Override
    public InputStream open(String key, long from, long length) {
        return folder.open(key, from, length);
    }

    @Override
    public void delete(String key) {
        folder.delete(key);
    }

    @Override
    public String place() {
        return folder.place();
    }
}
