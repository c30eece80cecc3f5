package parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the Javadoc of records says of their components, by the name of the record's schema. */
final class Parameters {
    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*((?:@\\w+(?:\\([^)]*\\))?\\s+)*)(?:public )?record (\\w+)", Pattern.DOTALL);
    private static final Pattern SCHEMA = Pattern.compile("@Schema\\(name = \"(\\w+)\"");
    private static final Pattern PARAMETER = Pattern.compile(
            "@param (\\w+)\\s+((?:(?!@param ).)*)", Pattern.DOTALL);
    private static final Pattern MARGIN = Pattern.compile("\\s*\\R\\s*\\*? ?\\s*");
    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

    private Parameters() {}

    static Map<String, Map<String, String>> described() {
        var described = new TreeMap<String, Map<String, String>>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> read(file, described));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return described;
    }

    private static void read(Path file, Map<String, Map<String, String>> described) {
        var outer = file.getFileName().toString().replace(".java", "");
        try {
            RECORD.matcher(Files.readString(file)).results().forEach(found -> {
                var schema = SCHEMA.matcher(found.group(2));
                var name = found.group(3).equals(outer) ? outer : outer + found.group(3);
                described.put(schema.find() ? schema.group(1) : name, parameters(found.group(1)));
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> parameters(String comment) {
        var parameters = new LinkedHashMap<String, String>();
        PARAMETER.matcher(comment).results().forEach(found -> parameters.put(found.group(1), text(found.group(2))));
        return parameters;
    }

    private static String text(String comment) {
        return CODE.matcher(MARGIN.matcher(comment).replaceAll(" ")).replaceAll("`$1`").strip();
    }
}
