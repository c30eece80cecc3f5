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
import java.util.UUID;
import parley.http.Allowance;
import parley.http.ClientAddress;
import parley.http.Problem;

/** The door: checks a password and opens a session. What it answers never tells whether the user exists. */
@Singleton
public class SignIn {
    static final Duration ACCESS = Duration.ofMinutes(15);

    private final Allowance failuresOfAccount;
    private final Allowance failuresOfAddress;
    private final Users users;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignatureGeneratorConfiguration signature;
    private final ClientAddress addresses;
    private final MeBinder requester;

    SignIn(
            Users users,
            Sessions sessions,
            Passwords passwords,
            SignatureGeneratorConfiguration signature,
            ClientAddress addresses,
            MeBinder requester,
            AccountLimits limits) {
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.signature = signature;
        this.addresses = addresses;
        this.requester = requester;
        this.failuresOfAccount = new Allowance(limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.failuresOfAddress = new Allowance(limits.failuresPerAddress(), Duration.ofMinutes(5));
    }

    /** Tokens for the right password; {@link Problem.Unauthenticated} or {@link Problem.TooMany} else. */
    public Tokens with(String username, String password, HttpRequest<?> request) {
        var name = Name.of(username).key();
        var address = addresses.of(request);
        failuresOfAccount.check(name);
        failuresOfAddress.check(address);
        var user = users.findByUsername(name).orElse(null);
        var right = user == null
                ? passwords.matchesNobody(password)
                : passwords.matches(password, user.passwordHash()) && !user.disabled();
        if (user == null || !right) {
            failuresOfAccount.take(name);
            failuresOfAddress.take(address);
            throw new Problem.Unauthenticated("wrong-credentials", "The username or the password is wrong.");
        }
        return tokens(sessions.open(user.id(), user.username(), agent(request)));
    }

    /** New tokens for a refresh token; a token that was traded before ends its session. */
    Tokens renew(String refreshToken, Duration grace) {
        return sessions.renew(refreshToken, grace)
                .map(this::tokens)
                .orElseThrow(() -> new Problem.Unauthenticated(
                        "bad-refresh-token", "This refresh token is not, or no longer, valid. Sign in again."));
    }

    /** Ends the session that the request comes from, if it comes from one. */
    public void out(HttpRequest<?> request) {
        requester.of(request).ifPresent(me -> sessions.end(me.id(), me.session()));
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
                .jwtID(UUID.randomUUID().toString())
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
