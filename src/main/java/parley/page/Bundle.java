package parley.page;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The client's modules joined into one script, each behind those that it imports: a phone far away would wait for so many
 * files one round after the other, and together they compress better. Comments and indentation stay behind. It reads what
 * our modules are written in: an import stands on one line and names names, an export stands before its declaration.
 */
final class Bundle {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/|^ *//[^\n]*$", DOTALL | MULTILINE);
    private static final Pattern BLANK = Pattern.compile("^\\s+", MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^import \\{ (.+) } from '\\./(\\w+)\\.js';$", MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ((?:async )?function|class|const) (\\w+)",
            MULTILINE);
    private static final Pattern UNREAD = Pattern.compile("^(import|export)\\b.*$", MULTILINE);

    private final Map<String, String> sources;
    private final Map<String, String> joined = new LinkedHashMap<>();

    private Bundle(Map<String, String> sources) {
        this.sources = sources;
    }

    /**
     * @param sources the text of each module, by its name without an ending
     * @param main the module to begin with, which nobody imports
     */
    static String of(Map<String, String> sources, String main) {
        var bundle = new Bundle(sources);
        var script = bundle.join(main);
        return String.join("", bundle.joined.values()) + script;
    }

    /** Joins what it imports, and returns what is left of it. */
    private String join(String name) {
        var source = BLANK.matcher(COMMENT.matcher(sources.get(name)).replaceAll("")).replaceAll("");
        IMPORT.matcher(source).results().map(found -> found.group(2)).forEach(this::wrap);
        var script = IMPORT.matcher(source)
                .replaceAll(
                        found -> "const { " + found.group(1).replace(" as ", ": ") + " } = \\$" + found.group(2) + ';');
        script = EXPORT.matcher(script).replaceAll("$1 $2");
        var unread = UNREAD.matcher(script);
        if (unread.find()) {
            throw new IllegalStateException("In " + name + ".js the bundle cannot read: " + unread.group());
        }
        return script;
    }

    /** As a function, so that what it keeps to itself stays there. */
    private void wrap(String name) {
        if (joined.containsKey(name)) {
            return;
        }
        var script = join(name);
        var exports = EXPORT.matcher(BLANK.matcher(sources.get(name)).replaceAll("")).results()
                .map(found -> found.group(2))
                .toList();
        joined.put(name, "const $" + name + " = (() => {\n" + script + "return { " + String.join(", ", exports)
                + " };\n})();\n");
    }
}
