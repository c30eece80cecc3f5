package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

/** A token in the {@code Authorization} header, which no browser sends by itself. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** Whether there is one, in any spelling of its scheme. What a proxy asks for by itself (Basic, Digest) is none. */
    public static boolean isIn(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }
}
