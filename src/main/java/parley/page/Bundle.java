package parley.page;

import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The client's modules joined into one script, each behind those that it imports: a phone far away would wait for so many
 * files one round after the other, and together they compress better. What is imported only where it is needed, by
 * {@code import('./name.js')}, is a script of its own, which takes from the first what is there already. Comments and
 * indentation stay behind. It reads what our modules are written in: an import stands on one line and names names, an
 * export stands before its declaration.
 */
final class Bundle {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/|^ *//[^\n]*$", DOTALL | MULTILINE);
    private static final Pattern BLANK = Pattern.compile("^\\s+", MULTILINE);
    private static final Pattern IMPORT = Pattern.compile("^import \\{ (.+) } from '\\./(\\w+)\\.js';$", MULTILINE);
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
        var bundle = new Bundle(sources, Set.of());
        var script = bundle.join(main);
        var whole = String.join("", bundle.joined.values()) + script;
        Map<String, String> scripts = new LinkedHashMap<>();
        var shared = new TreeSet<String>();
        for (var later : LATER.matcher(whole).results().map(found -> found.group(1)).distinct().toList()) {
            var part = new Bundle(sources, bundle.joined.keySet());
            scripts.put(later, part.part(later, name));
            shared.addAll(part.taken);
        }
        scripts.put(name, shared.isEmpty() ? whole : whole + "export { " + names(shared) + " };\n");
        return scripts;
    }

    private String part(String module, String main) {
        var script = join(module);
        var from = taken.isEmpty() ? "" : "import { " + names(taken) + " } from './" + main + ".js';\n";
        return from + String.join("", joined.values()) + script + "export { " + exports(module) + " };\n";
    }

    private static String names(Set<String> modules) {
        return modules.stream().map(module -> '$' + module).collect(Collectors.joining(", "));
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
        if (elsewhere.contains(name)) {
            taken.add(name);
        }
        if (elsewhere.contains(name) || joined.containsKey(name)) {
            return;
        }
        var script = join(name);
        joined.put(name, "const $" + name + " = (() => {\n" + script + "return { " + exports(name) + " };\n})();\n");
    }

    private String exports(String name) {
        return EXPORT.matcher(BLANK.matcher(sources.get(name)).replaceAll("")).results()
                .map(found -> found.group(2))
                .collect(Collectors.joining(", "));
    }
}
