package parley.http;

import io.micronaut.http.HttpRequest;

/** Draws a problem for a browser. */
public interface ErrorPage {
    String draw(HttpRequest<?> request, Problem.Document problem);
}
