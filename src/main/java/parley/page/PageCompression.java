package parley.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aayushatharva.brotli4j.encoder.Encoder;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.io.IOException;

/** Pages leave smaller than by what compresses all other answers, which has no setting for Brotli. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class PageCompression {
    /** The highest that is quick: the next takes ten times as long. */
    private static final int QUALITY = 9;

    @ResponseFilter
    void compress(HttpRequest<?> request, MutableHttpResponse<?> response) throws IOException {
        if (response.body() instanceof String page && isHtml(response) && takesBrotli(request)) {
            response.header(HttpHeaders.CONTENT_ENCODING, Asset.BROTLI)
                    .body(Encoder.compress(page.getBytes(UTF_8), Encoder.Parameters.create(QUALITY)));
        }
    }

    private static boolean isHtml(MutableHttpResponse<?> response) {
        return response.getContentType().filter(MediaType.TEXT_HTML_TYPE::equals).isPresent();
    }

    private static boolean takesBrotli(HttpRequest<?> request) {
        return Asset.BROTLI.equals(Asset.encoding(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING)));
    }
}
