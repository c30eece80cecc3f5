package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What a poll is answered.
 *
 * @param json the body
 * @param cursor what the client hands back, as it stands in the body
 * @param news whether there is any
 */
public record Polled(byte[] json, String cursor, boolean news) {
    private static final String COME_BACK_AFTER_SECONDS = "5";

    /**
     * The response: 304 when there is no news and the client says that it has just this answer.
     *
     * @param crowded whether it could not wait, since too many do
     */
    public HttpResponse<byte[]> response(HttpRequest<?> request, boolean crowded) {
        var tag = tag();
        var response = !news && tag.isKnownTo(request)
                ? HttpResponse.<byte[]>notModified()
                : HttpResponse.ok(json).contentType(MediaType.APPLICATION_JSON_TYPE);
        response.header(HttpHeaders.ETAG, tag.text());
        return crowded ? response.header(HttpHeaders.RETRY_AFTER, COME_BACK_AFTER_SECONDS) : response;
    }

    private ETag tag() {
        var sum = new CRC32C();
        sum.update(cursor.getBytes(StandardCharsets.US_ASCII));
        return ETag.of(Long.toHexString(sum.getValue()));
    }
}
