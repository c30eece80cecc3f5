package parley.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * The API answers in one way, whatever is said to be wished: clients generated from a contract tend to wish for its
 * problems alone, and the framework would refuse that, and repeat a made-up character set as its own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Accepts {
    private static final String ANYTHING = "*/*";

    @PreMatching
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (!Api.isMeantBy(request) || !(request.getHeaders() instanceof MutableHttpHeaders headers)) {
            return;
        }
        var wishes = String.join(", ", headers.getAll(HttpHeaders.ACCEPT));
        headers.remove(HttpHeaders.ACCEPT);
        if (isByABrowser(wishes)) {
            headers.add(HttpHeaders.ACCEPT, wishes + ", " + ANYTHING);
        }
    }

    /** What a browser shows is answered for the eye where it fails, or renewed on its way. */
    private static boolean isByABrowser(String wishes) {
        return wishes.contains("text/html") || wishes.contains("image/");
    }
}
