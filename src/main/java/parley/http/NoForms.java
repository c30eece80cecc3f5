package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/**
 * Refuses forms with files in the API, which takes a file's bytes as they are: the form would be kept for the file. Only
 * on its way through a renewal, from page to page, may a form come by.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NoForms {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (Api.isMeantBy(request)
                && !request.getPath().equals(SafePath.RENEWAL)
                && request.getContentType().filter(type -> type.getType().equals("multipart")).isPresent()) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a form");
        }
    }
}
