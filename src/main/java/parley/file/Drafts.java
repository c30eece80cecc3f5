package parley.file;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import parley.http.Problem;

/** Receives bytes into files of their own, never into memory. */
@Singleton
public class Drafts {
    private static final int AT_A_TIME = 64 * 1024;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path folder;

    Drafts(@Value("${parley.data}") Path data) {
        this.folder = data.resolve("files").resolve("drafts");
    }

    /** A file with nothing in it yet. */
    public Draft empty() {
        try {
            return new Draft(Files.createTempFile(Files.createDirectories(folder), "", ".draft"));
        } catch (IOException failure) {
            throw new Problem.NoSpace(failure);
        }
    }

    /** All that comes, or {@link Problem.TooLarge} as soon as it is more than that; nothing is left of what fails. */
    public Draft receive(InputStream in, long most) {
        var draft = empty();
        var whole = false;
        try (var out = Files.newOutputStream(draft.path())) {
            copy(in, out, most);
            whole = true;
            return draft;
        } catch (IOException failure) {
            throw new Problem.NoSpace(failure);
        } finally {
            if (!whole) {
                draft.close();
            }
        }
    }

    public Draft of(byte[] bytes) {
        return receive(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** What a server that was killed has left behind. */
    @Scheduled(initialDelay = "1m", fixedDelay = "1d")
    void sweep() {
        sweep(Instant.now().minus(LONGEST));
    }

    void sweep(Instant before) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var drafts = Files.newDirectoryStream(folder)) {
            for (var draft : drafts) {
                sweep(draft, before);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void sweep(Path draft, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(draft).toInstant().isBefore(before)) {
                Files.deleteIfExists(draft);
            }
        } catch (NoSuchFileException taken) {
            // It has just become what it was a draft of.
        }
    }

    private static void copy(InputStream in, OutputStream out, long most) throws IOException {
        var bytes = new byte[AT_A_TIME];
        var left = most;
        for (var count = next(in, bytes); count >= 0; count = next(in, bytes)) {
            left -= count;
            if (left < 0) {
                throw tooLarge(most);
            }
            out.write(bytes, 0, count);
        }
    }

    /** What cannot be read is the sender's failure; what cannot be written is ours. */
    private static int next(InputStream in, byte[] bytes) {
        try {
            return in.read(bytes);
        } catch (IOException failure) {
            throw new Problem.Invalid("body", "ended before all of it was here");
        }
    }

    /** The refusal of more than so many bytes. */
    public static Problem tooLarge(long most) {
        var detail = "A file may have up to " + Bytes.say(most) + ".";
        return new Problem.TooLarge("file-too-large", detail);
    }
}
