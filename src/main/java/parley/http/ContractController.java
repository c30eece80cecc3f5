package parley.http;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Hands out the contract that this server keeps, for whoever writes a client or has one generated. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class ContractController {
    private static final String FILE = "classpath:openapi/parley.yml";
    private static final String YAML = "application/yaml";

    private final String contract;
    private final ETag tag;

    ContractController(ResourceResolver resources) {
        try (var file = resources.getResourceAsStream(FILE).orElseThrow()) {
            contract = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        tag = ETag.of(Sha256.of(contract));
    }

    @Get("/openapi.yml")
    @Produces({YAML, MediaType.TEXT_HTML, MediaType.ALL})
    HttpResponse<String> contract(HttpRequest<?> request) {
        var response = tag.isKnownTo(request) ? HttpResponse.<String>notModified() : HttpResponse.ok(contract);
        return response.header(HttpHeaders.CONTENT_TYPE, YAML).header(HttpHeaders.ETAG, tag.text())
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
