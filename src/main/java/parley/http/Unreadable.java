package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * Refuses what would be kept for something that it is not: compressed bytes, since a kilobyte may unpack to a gigabyte, and
 * in the API, which takes a file's bytes as they are, forms with files. Only on its way through a renewal, from page to
 * page, may a form come by.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class Unreadable {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (isCompressed(request) || isForm(request)) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unreadable");
        }
    }

    private static boolean isCompressed(HttpRequest<?> request) {
        var encoding = request.getHeaders().get(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static boolean isForm(HttpRequest<?> request) {
        return Api.isMeantBy(request)
                && !request.getPath().equals(SafePath.RENEWAL)
                && request.getContentType().filter(type -> type.getType().equals("multipart")).isPresent();
    }
}
