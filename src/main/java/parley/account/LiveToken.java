package parley.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** An access token is as good as its session: the signature alone would outlive a sign-out by minutes. */
@Singleton
class LiveToken implements GenericJwtClaimsValidator<HttpRequest<?>> {
    static final String SESSION = "sid";

    private final LiveSessions sessions;

    LiveToken(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
        return claims.get("exp") != null
                && claims.get(SESSION) instanceof Number session
                && sessions.find(session.longValue())
                        .filter(me -> me.username().equals(claims.get("sub")))
                        .isPresent();
    }
}
