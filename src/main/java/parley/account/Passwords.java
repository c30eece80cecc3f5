package parley.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import me.gosimple.nbvcxz.resources.DictionaryUtil;
import org.jspecify.annotations.Nullable;
import parley.http.Blank;
import parley.http.HeavyWork;
import parley.http.Problem;
import parley.http.Turnstile;

/**
 * Argon2id hashes (19 MiB if nothing else is set, two passes, as OWASP advises), few at a time: each costs memory and a
 * core, and a crowd at the door must not starve those who are inside.
 */
@Singleton
class Passwords {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    private static final int TELLING = 4;
    private static final int SALT_BYTES = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LEAST_MEMORY = 1024;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;

    private final Turnstile turns = new Turnstile(
            HeavyWork.WIDTH, PATIENCE,
            () -> new Problem.Unavailable("Too many people are signing in at once. Try again soon."));
    private final HeavyWork hashing = new HeavyWork("hashing");
    private final Argon2Function argon2id;
    private volatile @Nullable String decoy;

    /** Common passwords, read when the first one is chosen. */
    private static final class Common {
        static final Set<String> ALL = DictionaryUtil.loadUnrankedDictionary(DictionaryUtil.passwords).keySet();
    }

    /** @param memory what one hash takes, in KiB; earlier hashes keep what they were made with */
    Passwords(@Value("${parley.passwords.memory:19456}") int memory) {
        if (memory < LEAST_MEMORY) {
            throw new IllegalStateException("PARLEY_PASSWORDS_MEMORY must be at least " + LEAST_MEMORY + " (KiB).");
        }
        argon2id = Argon2Function.getInstance(memory, PASSES, 1, HASH_BYTES, Argon2.ID);
    }

    /** Refuses a password that others would guess. */
    void check(String field, String password, String username) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Problem.Invalid(field, "must have 8 to 128 characters");
        }
        var folded = Name.of(password).key();
        var namesOneself = username.length() >= TELLING && folded.contains(username);
        if (Blank.is(password) || Common.ALL.contains(folded) || namesOneself || folded.contains("parley")) {
            throw new Problem.Invalid(field, "is too easy to guess: choose another");
        }
    }

    String hash(String password) {
        return turns.pass(() -> hashing.done(() -> Password.hash(composed(password))
                .addRandomSalt(SALT_BYTES)
                .with(argon2id)
                .getResult()));
    }

    /** One and the same letter may come as one character or as two, as the device likes it. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    /** The hash of a password that nobody knows: there is no way in but a link that sets another. */
    String hashOfNone() {
        return hash(UUID.randomUUID().toString());
    }

    boolean matches(String password, String hash) {
        var function = Argon2Function.getInstanceFromHash(hash);
        return turns.pass(() -> hashing.done(() -> Password.check(composed(password), hash).with(function)));
    }

    /** Takes as long as {@link #matches} and is never true: for users that do not exist. */
    boolean matchesNobody(String password) {
        var hash = decoy;
        if (hash == null) {
            hash = hash("nobody has this password");
            decoy = hash;
        }
        matches(password, hash);
        return false;
    }
}
