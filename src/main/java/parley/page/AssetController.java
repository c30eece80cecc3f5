package parley.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/**
 * Serves the client's files. Those of another version, as a page asks for that was opened before an upgrade or comes from a
 * server that is not upgraded yet, are answered with this version's, which nobody keeps under that address.
 */
@Hidden
@Controller("/assets/{hash}")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
class AssetController {
    private static final String FOR_EVER = "max-age=31536000, immutable";

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @Get("/{+name}")
    HttpResponse<byte[]> file(
            String hash, String name, @Nullable @Header(HttpHeaders.ACCEPT_ENCODING) String encodings) {
        var file = assets.find(name).orElseThrow(() -> new Problem.NotFound("file"));
        var encoding = Asset.encoding(encodings);
        var response = HttpResponse.ok(file.in(encoding))
                .header(HttpHeaders.CONTENT_TYPE, file.type())
                .header(HttpHeaders.CACHE_CONTROL, assets.isOf(hash) ? FOR_EVER : "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return encoding == null ? response : response.header(HttpHeaders.CONTENT_ENCODING, encoding);
    }
}
