package parley.http;

import io.micronaut.http.HttpRequest;

/** What programs speak to, as opposed to pages. */
final class Api {
    private static final String PATH = "/api/";

    private Api() {}

    static boolean isMeantBy(HttpRequest<?> request) {
        return request.getPath().startsWith(PATH);
    }
}
