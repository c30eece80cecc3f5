package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;

/** Draws a problem for a browser. */
public interface ErrorPage {
    /** Whether it is a browser that asks, for a page. */
    static boolean isFor(HttpRequest<?> request) {
        return !Api.isMeantBy(request)
                && request.accept().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
    }

    String draw(HttpRequest<?> request, Problem.Document problem);
}
