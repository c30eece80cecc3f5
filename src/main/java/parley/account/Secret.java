package parley.account;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What every signing key is derived from: {@code PARLEY_SECRET}, or else a file beside the data that the first start
 * makes and only its owner can read. Without either the server does not start.
 */
@Singleton
public class Secret {
    private static final int SHORTEST = 32;
    private static final int RANDOM_BYTES = 48;

    private final byte[] secret;

    Secret(@Value("${parley.secret:}") @Nullable String given, @Value("${parley.data}") Path data) {
        var text = given == null || given.isEmpty() ? kept(data.resolve("secret")) : given;
        if (text.length() < SHORTEST) {
            throw new IllegalStateException("PARLEY_SECRET must have at least " + SHORTEST + " characters.");
        }
        secret = text.getBytes(StandardCharsets.UTF_8);
    }

    /** The key for one purpose; knowing it tells nothing of the others. */
    public byte[] key(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The key for one purpose as printable text. */
    public String word(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key(purpose));
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The secret in " + file
                            + " can neither be read nor made. Make the folder writable, or set PARLEY_SECRET.",
                    failure);
        }
    }

    /** Written beside and then linked into place, so that nobody ever reads half a secret or replaces one. */
    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".new", ownerOnly);
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(random) + '\n');
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            return;
        } finally {
            Files.delete(draft);
        }
    }
}
