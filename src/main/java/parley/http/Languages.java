package parley.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;

/**
 * Takes away an {@code Accept-Language} with nothing before a semicolon, or nothing but commas: the framework falls
 * over it, with a 500.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Languages {
    private static final Pattern NOTHING = Pattern.compile("(^|,)\\s*;|^[\\s,]*$");

    @RequestFilter
    void check(HttpRequest<?> request) {
        var wished = request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE);
        if (wished != null && NOTHING.matcher(wished).find()
                && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
