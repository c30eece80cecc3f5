package parley.file;

import java.io.InputStream;
import java.nio.file.Path;
import parley.http.Problem;

/** Where bytes are kept under a key, each written once and never changed. */
public interface Store {
    /**
     * Keeps what is in the file, which may be moved away. Once it returns, the bytes survive a loss of power; when it
     * throws, nothing is there that could be taken for them.
     *
     * @param key letters, digits and hyphens; at least two, and nobody else's
     */
    void put(String key, Path file);

    /** The bytes from one on, at most so many; {@link Problem.NotFound} when there are none under the key. */
    InputStream open(String key, long from, long length);

    /** Forgets the bytes, if there are any. */
    void delete(String key);

    /** Where that is, in words for the operator. */
    String place();
}
