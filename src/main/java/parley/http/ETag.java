package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;

/** An entity tag, and whether a client says that it has what it stands for. */
public record ETag(String text) {
    /** @param name of letters and digits */
    public static ETag of(String name) {
        return new ETag('"' + name + '"');
    }

    /** Whether {@code If-None-Match} names it: alone, among others, as a weak one, or as whatever there is. */
    public boolean isKnownTo(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .anyMatch(known -> known.equals("*") || known.equals(text) || known.equals("W/" + text));
    }
}
