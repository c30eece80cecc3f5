package parley.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Base64;
import parley.http.Sha256;

/**
 * Makes refresh tokens: the first one at random, each next one from the one before and the server's secret, so that two
 * tabs that trade the same token at once are given the same successor.
 */
@Singleton
class RefreshTokens {
    private static final int RANDOM_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Secret secret;

    RefreshTokens(Secret secret) {
        this.secret = secret;
    }

    String first() {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return text(bytes);
    }

    String after(String token) {
        return secret.word("refresh token after " + token);
    }

    String hash(String token) {
        return Sha256.of(token);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
