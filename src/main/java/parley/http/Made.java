package parley.http;

import io.micronaut.http.HttpResponse;
import java.net.URI;

/** How it is answered that something is there now: 201 with its address if it was made just now, 200 if it was there. */
public final class Made {
    private Made() {}

    public static <T> HttpResponse<T> answer(boolean isNew, T what, URI address) {
        return isNew ? HttpResponse.created(what, address) : HttpResponse.ok(what);
    }
}
