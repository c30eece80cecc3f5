package parley.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import parley.http.Bearer;
import parley.http.Https;

/**
 * The tokens as cookies that no script can read. The access token goes with every request and the refresh token only to
 * where tokens are renewed; on https the former has the {@code __Host-} prefix, which no other host can plant.
 */
@Singleton
public class SessionCookies implements TokenReader<HttpRequest<?>> {
    private static final String RENEWAL_PATH = "/api/v1/auth";
    private static final String ACCESS = "parley";
    private static final String ACCESS_SECURE = "__Host-parley";
    private static final String REFRESH = "parley-refresh";
    private static final int AFTER_BEARER = 100;

    private final Https https;

    SessionCookies(Https https) {
        this.https = https;
    }

    @Override
    public Optional<String> findToken(HttpRequest<?> request) {
        return Bearer.isIn(request)
                ? Optional.empty()
                : request.getCookies().findCookie(access(https.is(request))).map(Cookie::getValue);
    }

    @Override
    public int getOrder() {
        return AFTER_BEARER;
    }

    Optional<String> refreshToken(HttpRequest<?> request) {
        return request.getCookies().findCookie(REFRESH).map(Cookie::getValue);
    }

    /** The access cookie outlives its token, so that an expired one shows that a renewal is worth a try. */
    public <T> MutableHttpResponse<T> set(HttpRequest<?> request, MutableHttpResponse<T> response, Tokens tokens) {
        return put(request, response, tokens.accessToken(), tokens.refreshToken(), Sessions.LIFETIME);
    }

    public <T> MutableHttpResponse<T> clear(HttpRequest<?> request, MutableHttpResponse<T> response) {
        return put(request, response, "", "", Duration.ZERO);
    }

    /** As {@link #clear}, and the browser forgets whatever else it keeps of this site. */
    public <T> MutableHttpResponse<T> leave(HttpRequest<?> request, MutableHttpResponse<T> response) {
        return clear(request, response).header("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    private <T> MutableHttpResponse<T> put(
            HttpRequest<?> request, MutableHttpResponse<T> response, String access, String refresh, Duration age) {
        var secure = https.is(request);
        return response.cookie(cookie(access(secure), access, "/", secure, age))
                .cookie(cookie(REFRESH, refresh, RENEWAL_PATH, secure, age));
    }

    private static Cookie cookie(String name, String value, String path, boolean secure, Duration age) {
        return Cookie.of(name, value)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax)
                .maxAge(age);
    }

    private static String access(boolean secure) {
        return secure ? ACCESS_SECURE : ACCESS;
    }
}
