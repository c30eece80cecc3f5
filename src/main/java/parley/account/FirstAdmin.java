package parley.account;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import parley.http.Problem;

/**
 * The way to the first admin: a link that the server prints while there is none. Its code comes from the server's
 * secret, so that every node knows it, and is worth nothing once someone has used it.
 */
@Singleton
public class FirstAdmin {
    private final Users users;
    private final Registration registration;
    private final String code;

    FirstAdmin(Users users, Registration registration, Secret secret) {
        this.users = users;
        this.registration = registration;
        this.code = secret.word("first admin");
    }

    /** Whether there is still no admin. */
    public boolean isWanted() {
        return users.firstAdmin().isEmpty();
    }

    public String code() {
        return code;
    }

    public boolean accepts(String offered) {
        var right = MessageDigest.isEqual(
                code.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
        return right && isWanted();
    }

    /** Registers the first admin; {@link Problem.Forbidden} for a wrong code or one that was used. */
    public Profile register(Registration.Draft draft, String offered, HttpRequest<?> request) {
        if (!accepts(offered)) {
            throw used();
        }
        return registration.registerFirstAdmin(draft, request);
    }

    static Problem.Forbidden used() {
        return new Problem.Forbidden("link-used", "This link has been used, or was never one of this server's.");
    }
}
