package parley.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import parley.http.Problem;

/** The door: checks a password and opens a session. What it answers never tells whether the user exists. */
@Singleton
public class SignIn {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;
    static final Duration ACCESS = Duration.ofMinutes(15);

    private final Guesses guesses;
    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignatureGeneratorConfiguration signature;
    private final Failures failures;
    private final Requester requester;
    private final Presence presence;

    SignIn(
            Users users,
            Sessions sessions,
            Passwords passwords,
            SignatureGeneratorConfiguration signature,
            Guesses guesses,
            Failures failures,
            Requester requester,
            Presence presence) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.signature = signature;
        this.guesses = guesses;
        this.failures = failures;
        this.requester = requester;
        this.presence = presence;
    }

    /**
     * Tokens for the right password; {@link Problem.Unauthenticated} or {@link Problem.TooMany} else. That an account
     * was disabled is told only to who has its password.
     */
    public Tokens with(String username, String password, HttpRequest<?> request) {
        if (username.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            throw wrong();
        }
        var name = Name.of(username).key();
        var user = guesses.guess(name, request, () -> proven(name, password));
        if (user.isEmpty()) {
            failures.note(users.findByUsername(name).orElse(null));
            throw wrong();
        }
        if (user.get().disabled()) {
            failures.note(user.get());
            throw new Problem.Forbidden("account-disabled", "This account has been disabled. Ask an administrator.");
        }
        return open(user.get(), request);
    }

    private Optional<User> proven(String name, String password) {
        var user = users.findByUsername(name);
        var right = user.isEmpty()
                ? passwords.matchesNobody(password)
                : passwords.matches(password, user.get().passwordHash());
        return right ? user : Optional.empty();
    }

    /** Tokens for who has just registered, or chosen a password by a link. */
    public Tokens welcome(String username, HttpRequest<?> request) {
        return open(users.findByUsername(username).orElseThrow(), request);
    }

    private Tokens open(User user, HttpRequest<?> request) {
        return sessions.open(user, agent(request)).map(this::tokens).orElseThrow(SignIn::wrong);
    }

    private static Problem.Unauthenticated wrong() {
        return new Problem.Unauthenticated("wrong-credentials", "The username or the password is wrong.");
    }

    /** New tokens for a refresh token; a token that was traded before, and longer ago than {@code grace}, ends its session. */
    Tokens renew(String refreshToken, Duration grace) {
        return sessions.renew(refreshToken, grace)
                .map(this::tokens)
                .orElseThrow(() -> new Problem.Unauthenticated(
                        "bad-refresh-token", "This refresh token is not, or no longer, valid. Sign in again."));
    }

    /** Ends the session that the request comes from, if it comes from one. */
    public void out(HttpRequest<?> request) {
        requester.of(request).ifPresent(me -> {
            sessions.end(me, me.session());
            presence.left(me.id());
        });
    }

    /** Ends the session that a refresh token belongs to, if it does. */
    void out(String refreshToken) {
        sessions.endBy(refreshToken);
    }

    private Tokens tokens(Session.Opened session) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .subject(session.username())
                .claim(LiveToken.SESSION, session.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ACCESS)))
                .build();
        return new Tokens(signed(claims), session.refreshToken(), ACCESS.toSeconds(), "Bearer");
    }

    private String signed(JWTClaimsSet claims) {
        try {
            return signature.sign(claims).serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String agent(HttpRequest<?> request) {
        var agent = request.getHeaders().get(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }
}
