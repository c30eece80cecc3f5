package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks access tokens. A token that was checked before is known by its text, for as long as it lasts; whether its
 * session still lives is asked every time.
 */
@Singleton
class AccessTokens {
    private static final int MOST = 100_000;

    private final Cache<String, Checked> checked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(SignIn.ACCESS)
            .build();
    private final JsonWebTokenValidator<JWT, HttpRequest<?>> tokens;
    private final JwtAuthenticationFactory authentications;
    private final LiveSessions sessions;

    AccessTokens(
            JsonWebTokenValidator<JWT, HttpRequest<?>> tokens,
            JwtAuthenticationFactory authentications,
            LiveSessions sessions) {
        this.tokens = tokens;
        this.authentications = authentications;
        this.sessions = sessions;
    }

    /** A token whose signature is right. */
    private record Checked(Authentication authentication, long session, Instant until) {}

    /** Who a token stands for, as far as memory tells; null else. */
    @Nullable
    Authentication known(String token) {
        var known = checked.getIfPresent(token);
        return known != null && known.until().isAfter(Instant.now()) && sessions.known(known.session()) != null
                ? known.authentication()
                : null;
    }

    /** Who a token stands for, if its signature is right and its session lives; that may have to be read. */
    Optional<Authentication> check(String token, HttpRequest<?> request) {
        var right = tokens.validate(token, request).flatMap(authentications::createAuthentication);
        right.ifPresent(authentication -> {
            var claims = authentication.getAttributes();
            if (claims.get(LiveToken.SESSION) instanceof Number session && claims.get("exp") instanceof Date until) {
                checked.put(token, new Checked(authentication, session.longValue(), until.toInstant()));
            }
        });
        return right;
    }
}
