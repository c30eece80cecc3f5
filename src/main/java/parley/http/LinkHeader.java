package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.uri.UriBuilder;

/** Says in {@code Link: <…>; rel="next"} what {@code next} says in the body, for clients that only follow links. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LinkHeader {
    @ResponseFilter
    void link(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.body() instanceof Paged page && page.next() != null) {
            var next = UriBuilder.of(request.getUri()).replaceQueryParam("cursor", page.next());
            response.header(HttpHeaders.LINK, "<" + next.build() + ">; rel=\"next\"");
        }
    }
}
