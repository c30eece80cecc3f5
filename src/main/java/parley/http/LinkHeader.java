package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in {@code Link: <…>; rel="next"} what {@code next} says in the body, for clients that only follow links. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LinkHeader {
    @ResponseFilter
    void link(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Paged page && page.next() != null) {
            response.header(HttpHeaders.LINK, "<" + next(request.getUri(), page.next()) + ">; rel=\"next\"");
        }
    }

    /** As it was asked, but for the cursor. */
    private static String next(URI asked, String cursor) {
        var query = asked.getRawQuery() == null ? "" : asked.getRawQuery();
        return Stream.concat(
                Arrays.stream(query.split("&")).filter(each -> !each.isEmpty() && !each.startsWith("cursor=")),
                Stream.of("cursor=" + SafePath.query(cursor)))
                .collect(Collectors.joining("&", asked.getRawPath() + '?', ""));
    }
}
