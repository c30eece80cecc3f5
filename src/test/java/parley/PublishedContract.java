package parley;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final String PROBLEM = "urn:parley:problem:";
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final JsonNode CONTRACT = parsed();
    private static final Set<String> PROBLEMS = names(CONTRACT.at("/info/description").asText());
    /** Those that any operation may answer; the others are named by the operations that do. */
    private static final Set<String> OF_ANY = names(
            CONTRACT.at("/info/description").asText().split("where an operation says so")[0]);

    private PublishedContract() {}

    private static JsonNode parsed() {
        try {
            return new YAMLMapper().readTree(read());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The names of all problems that it has. */
    static Set<String> problems() {
        return PROBLEMS;
    }

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
        nameOf(answer).filter(name -> !OF_ANY.contains(name)).ifPresent(name -> Assertions
                .assertThat(description(method, place))
                .as("what the contract says of %s %s", method, place)
                .contains('`' + name + '`'));
    }

    private static Optional<String> nameOf(Answer answer) {
        var type = answer.at("type");
        return type.startsWith(PROBLEM) ? Optional.of(type.substring(PROBLEM.length())) : Optional.empty();
    }

    private static String description(String method, String place) {
        return CONTRACT.path("paths").properties().stream()
                .filter(each -> place.matches(each.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .map(each -> each.getValue().path(method.toLowerCase(Locale.ROOT)).path("description").asText())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> names(String section) {
        return section.lines().filter(line -> line.startsWith("| "))
                .flatMap(line -> NAME.matcher(line).results().map(found -> found.group(1)))
                .filter(name -> !name.equals("violations"))
                .collect(Collectors.toSet());
    }

    private static String read() {
        try {
            return java.nio.file.Files.readString(FILE);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
