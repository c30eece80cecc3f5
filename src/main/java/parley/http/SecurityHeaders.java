package parley.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** What every answer tells a browser: run nothing but our own scripts, frame nothing, guess no types, keep no secrets. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders {
    private static final String ASSETS = "/assets/";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final Https https;

    SecurityHeaders(Https https) {
        this.https = https;
    }

    @ResponseFilter
    void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var headers = response.getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (isPartOfPages(request, response)) {
            return;
        }
        var data = isData(request);
        if (!headers.contains(PagePolicy.HEADER)) {
            headers.set(PagePolicy.HEADER, data ? DATA_POLICY : PagePolicy.PLAIN);
        }
        if (!data) {
            headers.set("Referrer-Policy", "same-origin");
            headers.set("Cross-Origin-Opener-Policy", "same-origin");
        }
        if (https.is(request)) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** What a program asks for and nobody looks at, again and again: it is told no more than that nothing may come of it. */
    private static boolean isData(HttpRequest<?> request) {
        return Api.isMeantBy(request)
                && request.accept().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals);
    }

    /** A file of the client: pages load it, under their own policy, and they load many. */
    private static boolean isPartOfPages(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return request.getPath().startsWith(ASSETS) && response.code() == HttpStatus.OK.getCode();
    }
}
