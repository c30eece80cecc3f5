package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWT;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Checks access tokens. A token that was checked before is known by its text, for as long as it lasts; whether its
 * session still lives is asked every time. What has to read does so away from the event loop.
 */
@Singleton
class AccessTokens implements TokenValidator<HttpRequest<?>> {
    private static final int MOST = 100_000;

    private final Cache<String, Checked> checked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(SignIn.ACCESS)
            .build();
    private final JsonWebTokenValidator<JWT, HttpRequest<?>> tokens;
    private final JwtAuthenticationFactory authentications;
    private final LiveSessions sessions;
    private final ExecutorService reading;

    AccessTokens(
            JsonWebTokenValidator<JWT, HttpRequest<?>> tokens,
            JwtAuthenticationFactory authentications,
            LiveSessions sessions,
            @Named(TaskExecutors.BLOCKING) ExecutorService reading) {
        this.tokens = tokens;
        this.authentications = authentications;
        this.sessions = sessions;
        this.reading = reading;
    }

    /** A token whose signature is right. */
    private record Checked(Authentication authentication, long session, Instant until) {}

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        var known = checked.getIfPresent(token);
        if (known != null && known.until().isAfter(Instant.now()) && sessions.known(known.session()) != null) {
            return Publishers.just(known.authentication());
        }
        return Publishers.fromCompletableFuture(
                () -> CompletableFuture.supplyAsync(() -> check(token, request).orElse(null), reading));
    }

    private Optional<Authentication> check(String token, @Nullable HttpRequest<?> request) {
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
