package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The contract in {@code openapi/} is generated from the code; -Dcontract=write brings it up to date. */
class ContractTest {
    private static final Path FILE = Path.of("openapi/parley.yml");
    private static final Path EXAMPLES = Path.of("openapi/examples.yml");
    private static final Path GENERATED = Path.of("target/classes/META-INF/swagger/parley.yml");
    private static final Path PAGES = Path.of("src/main/java/parley/page");
    private static final Set<String> OF_THE_FRAMEWORK = Set.of(
            "internal", "method-not-allowed", "request-entity-too-large", "unauthenticated", "unsupported-media-type");
    private static final Pattern KIND = Pattern.compile(
            "(?:new (?:Problem\\.)?(?:Conflict|Forbidden|Unauthenticated|TooLarge)\\(|super\\(\\s*HttpStatus\\.\\w+,)"
                    + "\\s*\"([a-z-]+)\"");
    private static final Pattern INTERFACE = Pattern.compile("export interface (\\w+)[^{]*\\{\\n(.*?)\\n}",
            Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^  (\\w+)\\??: (.*);$", Pattern.MULTILINE);
    private static final Map<String, String> SCHEMA_OF = Map.of(
            "Entry", "Conversation", "News", "SyncNews", "Change", "ConversationChange");
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    @Test
    void theContractIsWhatTheCodeSays() throws IOException {
        var said = YAML.readTree(GENERATED.toFile());
        Mending.mend(said, YAML.readTree(EXAMPLES.toFile()));
        if ("write".equals(System.getProperty("contract"))) {
            Files.writeString(FILE, YAML.writeValueAsString(said));
        }
        assertThat(YAML.readTree(FILE.toFile()))
                .as("openapi/parley.yml; mvn test -Dtest=ContractTest -Dcontract=write brings it up to date")
                .isEqualTo(said);
    }

    @Test
    void everyExampleIsAsItsSchemaSays() throws IOException {
        var contract = (ObjectNode) YAML.readTree(FILE.toFile());
        var schemas = contract.at("/components/schemas");
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var names = schemas.properties().stream().filter(each -> each.getValue().has("examples")).map(Entry::getKey)
                .toList();
        assertThat(names).hasSizeGreaterThan(15).contains("Message", "Tokens");
        for (var name : names) {
            var schema = registry.getSchema(contract.deepCopy().put("$ref", "#/components/schemas/" + name));
            for (var example : schemas.path(name).path("examples")) {
                assertThat(schema.validate(example)).as(name).isEmpty();
                assertThat(example.fieldNames()).as(name).toIterable()
                        .isSubsetOf(() -> schemas.path(name).path("properties").fieldNames());
            }
        }
    }

    /** The script's types are written by hand, and name only what it needs. */
    @Test
    void theScriptExpectsNothingThatTheContractDoesNotSay() throws IOException {
        var schemas = YAML.readTree(FILE.toFile()).at("/components/schemas");
        var types = INTERFACE.matcher(read(Path.of("web/js/contract.d.ts"))).results().toList();
        var checked = 0;
        for (var type : types) {
            var properties = schemas.path(SCHEMA_OF.getOrDefault(type.group(1), type.group(1))).path("properties");
            assertThat(properties.isObject()).as("a schema for %s", type.group(1)).isTrue();
            for (var field : (Iterable<MatchResult>) FIELD.matcher(type.group(2)).results()::iterator) {
                var property = properties.path(field.group(1));
                assertThat(property.isMissingNode()).as("%s.%s", type.group(1), field.group(1)).isFalse();
                assertThat(field.group(2).contains("null")).as("%s.%s may be null", type.group(1), field.group(1))
                        .isEqualTo(property.toString().contains("\"null\""));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(40);
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
    void theContractNamesEveryProblemAndNoOther() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var known = sources.filter(file -> file.toString().endsWith(".java") && !file.startsWith(PAGES))
                    .map(ContractTest::read)
                    .flatMap(source -> KIND.matcher(source).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
            assertThat(known).hasSizeGreaterThan(30).contains("bad-cursor", "last-admin");
            known.addAll(OF_THE_FRAMEWORK);
            assertThat(PublishedContract.problems()).hasSameElementsAs(known);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
