package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.exceptions.HttpStatusException;

/** Refuses forms with files in the API, which takes a file's bytes as they are: the form would be kept for the file. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class NoForms {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (Api.isMeantBy(request)
                && request.getContentType().filter(type -> type.getType().equals("multipart")).isPresent()) {
            throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a form");
        }
    }
}
