package parley;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** Holds every answer of the API against the published contract. */
final class PublishedContract {
    private static final Path FILE = Path.of("openapi/parley.yml");

    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator
            .createForInlineApiSpecification(
                    read())
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request", ValidationReport.Level.IGNORE)
                    .build())
            .build();

    private PublishedContract() {}

    static void check(String method, String path, Answer answer) {
        var place = URI.create(path).getRawPath();
        if (!place.startsWith("/api/") || place.endsWith("/auth/resume") || answer.status() == 404
                || answer.status() == 405 || method.equals("HEAD")) {
            return;
        }
        var response = SimpleResponse.Builder.status(answer.status()).withBody(answer.text());
        answer.headers().firstValue("content-type").ifPresent(response::withContentType);
        var report = VALIDATOR.validateResponse(place, Request.Method.valueOf(method), response.build());
        Assertions.assertThat(report.getMessages())
                .as("%s %s answers %s as the contract says: %s", method, path, answer.status(), answer.text())
                .isEmpty();
    }

    private static String read() {
        try {
            return java.nio.file.Files.readString(FILE);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
