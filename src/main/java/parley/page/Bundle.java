package parley.page;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The client's modules joined into one script, each behind those that it imports: a phone far away would wait for so many
 * files one round after the other, and together they compress better. What a module exports is a name of the whole
 * script, so that nobody there has to import it; what it keeps to itself stays in a function. What is imported only where
 * it is needed, by {@code import('./name.js')}, is a script of its own, which takes from the first what is there already.
 * Comments and indentation stay behind. It reads what our modules are written in: an import stands on one line and names
 * names, an export stands before its declaration, no two modules export the same name, and none uses a global of the
 * browser by a name that another exports.
 */
final class Bundle {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/|^ *//[^\n]*$", DOTALL | MULTILINE);
    private static final Pattern BLANK = Pattern.compile("^\\s+", MULTILINE);
    private static final Pattern IMPORT = Pattern.compile(
            "^import \\{ (\\w+(?:, \\w+)*) } from '\\./(\\w+)\\.js';\n", MULTILINE);
    private static final Pattern EXPORT = Pattern.compile("^export ((?:async )?function|class|const) (\\w+)",
            MULTILINE);
    private static final Pattern LATER = Pattern.compile("\\bimport\\('\\./(\\w+)\\.js'\\)");
    private static final Pattern UNREAD = Pattern.compile("^(import\\b(?!\\()|export\\b).*$", MULTILINE);

    private final Map<String, String> sources;
    private final Set<String> elsewhere;
    private final Set<String> taken = new TreeSet<>();
    private final Map<String, String> joined = new LinkedHashMap<>();

    private Bundle(Map<String, String> sources, Set<String> elsewhere) {
        this.sources = sources;
        this.elsewhere = elsewhere;
    }

    /**
     * @param sources the text of each module, by its name without an ending
     * @param main the module to begin with, which nobody imports
     * @param name what its script is called, for those that come later
     * @return the scripts by name
     */
    static Map<String, String> of(Map<String, String> sources, String main, String name) {
        var bare = sources.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, source -> bare(source.getValue())));
        refuseTwins(bare);
        var bundle = new Bundle(bare, Set.of());
        var script = "{\n" + bundle.join(main) + "}\n";
        var whole = String.join("", bundle.joined.values()) + script;
        Map<String, String> scripts = new LinkedHashMap<>();
        var shared = new TreeSet<String>();
        for (var later : LATER.matcher(whole).results().map(found -> found.group(1)).distinct().toList()) {
            var part = new Bundle(bare, bundle.joined.keySet());
            scripts.put(later, part.part(later, name));
            shared.addAll(part.taken);
        }
        scripts.put(name, shared.isEmpty() ? whole : whole + "export { " + String.join(", ", shared) + " };\n");
        return scripts;
    }

    private static String bare(String source) {
        return BLANK.matcher(COMMENT.matcher(source).replaceAll("")).replaceAll("");
    }

    private static void refuseTwins(Map<String, String> sources) {
        var owners = new HashMap<String, String>();
        sources.forEach((module, source) -> names(EXPORT.matcher(source)).forEach(name -> {
            var other = owners.put(name, module);
            if (other != null) {
                throw new IllegalStateException("%s.js and %s.js both export %s.".formatted(other, module, name));
            }
        }));
    }

    private String part(String module, String main) {
        var script = "export " + closed(module);
        var from = taken.isEmpty() ? "" : "import { " + String.join(", ", taken) + " } from './" + main + ".js';\n";
        return from + String.join("", joined.values()) + script;
    }

    /** The module as a function, so that what it keeps to itself stays there. */
    private String closed(String module) {
        var names = "{ " + String.join(", ", names(EXPORT.matcher(sources.get(module)))) + " }";
        return "const " + names + " = (() => {\n" + join(module) + "return " + names + ";\n})();\n";
    }

    /** Joins what it imports, and returns what is left of it. */
    private String join(String module) {
        var imports = IMPORT.matcher(sources.get(module));
        imports.results().forEach(this::take);
        var script = EXPORT.matcher(imports.replaceAll("")).replaceAll("$1 $2");
        var unread = UNREAD.matcher(script);
        if (unread.find()) {
            throw new IllegalStateException("In " + module + ".js the bundle cannot read: " + unread.group());
        }
        return script;
    }

    private void take(MatchResult imported) {
        var module = imported.group(2);
        if (elsewhere.contains(module)) {
            taken.addAll(List.of(imported.group(1).split(", ")));
        } else if (!joined.containsKey(module)) {
            joined.put(module, closed(module));
        }
    }

    private static List<String> names(Matcher exports) {
        return exports.results().map(found -> found.group(2)).toList();
    }
}
