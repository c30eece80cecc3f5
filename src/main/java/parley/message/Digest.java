package parley.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** Tells whether two requests said the same, long after the message was edited. */
final class Digest {
    private Digest() {}

    static String of(Message.Draft draft) {
        try {
            var said = draft.replyTo() + " " + draft.body();
            var hash = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
