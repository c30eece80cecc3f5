package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import parley.http.AlsoForGuests;

/** The contract in {@code openapi/} is generated from the code; -Dcontract=write brings it up to date. */
class ContractTest {
    private static final Path FILE = Path.of("openapi/parley.yml");
    private static final Path GENERATED = Path.of("target/classes/META-INF/swagger/parley.yml");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final Pattern KIND = Pattern.compile(
            "(?:new (?:Problem\\.)?(?:Conflict|Forbidden|Unauthenticated|TooLarge)\\(|super\\(\\s*HttpStatus\\.\\w+,)"
                    + "\\s*\"([a-z-]+)\"");
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    @Test
    void theContractIsWhatTheCodeSays() throws IOException {
        var said = YAML.readTree(GENERATED.toFile());
        mend(said);
        said.path("paths").forEach(path -> path.forEach(ContractTest::declareHeaders));
        if ("write".equals(System.getProperty("contract"))) {
            Files.writeString(FILE, YAML.writeValueAsString(said));
        }
        assertThat(YAML.readTree(FILE.toFile()))
                .as("openapi/parley.yml; mvn test -Dtest=ContractTest -Dcontract=write brings it up to date")
                .isEqualTo(said);
    }

    @Test
    void theServerHandsItOut() throws IOException {
        Assumptions.assumeFalse("write".equals(System.getProperty("contract")), "it has the one of before");
        var answer = Http.send(TestServer.address(), "GET", "/openapi.yml", null, "Accept", "text/html,*/*;q=0.8")
                .is(200);
        assertThat(answer.header("content-type")).startsWith("application/yaml");
        assertThat(answer.text()).isEqualTo(Files.readString(FILE));
        Http.send(TestServer.address(), "GET", "/openapi.yml", null, "If-None-Match", answer.header("etag")).is(304);
    }

    @Test
    void theContractNamesEveryProblem() throws IOException {
        var about = YAML.readTree(FILE.toFile()).at("/info/description").asText();
        var named = NAME.matcher(about).results().map(found -> found.group(1)).collect(Collectors.toSet());
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var known = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(ContractTest::read)
                    .flatMap(source -> KIND.matcher(source).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
            assertThat(known).hasSizeGreaterThan(30).contains("bad-cursor", "last-admin");
            assertThat(named).containsAll(known);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The generator renders what may be null wrongly for OpenAPI 3.1: a reference as null and at the same time the
     * reference, a scalar as possibly an object. Both become what is meant; so does the requirement of nothing. It
     * leaves out that what has properties is an object, and what is named one by one a text. What an operation is
     * meant to answer comes before how it refuses, since clients are generated for what comes first.
     */
    private static void mend(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            schema.remove("x-size-message");
            if (schema.get("responses") instanceof ObjectNode responses) {
                var byStatus = new TreeMap<String, JsonNode>();
                responses.properties().forEach(each -> byStatus.put(each.getKey(), each.getValue()));
                responses.removeAll().setAll(byStatus);
            }
            if ("null".equals(schema.path("type").asText()) && schema.get("allOf") instanceof ArrayNode all) {
                schema.remove("type");
                schema.remove("allOf");
                schema.putArray("anyOf").addAll(all).addObject().put("type", "null");
            }
            if (schema.get(AlsoForGuests.NOTHING) instanceof ArrayNode none && none.isEmpty()) {
                schema.remove(AlsoForGuests.NOTHING);
            }
            if (schema.get("type") instanceof ArrayNode types && types.size() == 3) {
                types.remove(2);
            }
            if (!schema.has("type") && schema.has("properties")) {
                begin(schema, "object");
            } else if (!schema.has("type") && schema.has("enum")) {
                begin(schema, "string");
            }
        }
        node.forEach(ContractTest::mend);
    }

    /** What every list and everything created says in its head, whichever operation it is. */
    private static void declareHeaders(JsonNode operation) {
        var answers = operation.path("responses");
        if (answers.get("200") instanceof ObjectNode list && isList(list)) {
            declare(list, "Link", "With rel=\"next\" the address of the next page, unless this is the last");
        }
        if (answers.get("201") instanceof ObjectNode created) {
            declare(created, "Location", "The address of what was created, if it has one");
        }
    }

    private static boolean isList(ObjectNode answer) {
        var schema = answer.at("/content/application~1json/schema/$ref").asText();
        return schema.contains("/Listed") || schema.endsWith("/Feed");
    }

    private static void declare(ObjectNode answer, String name, String description) {
        var header = answer.withObjectProperty("headers").putObject(name);
        header.put("description", description).putObject("schema").put("type", "string");
    }

    private static void begin(ObjectNode schema, String type) {
        var rest = schema.deepCopy();
        schema.removeAll().put("type", type).setAll(rest);
    }
}
