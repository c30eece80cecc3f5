package parley.page;

import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that pages and the client say in one language: {@code web/texts/*.properties}. */
final class Texts {
    static final Texts ENGLISH = new Texts("en");
    static final List<Texts> ALL = List.of(ENGLISH, new Texts("fr"));

    private static final Map<String, Phrase> PROBLEMS = Phrase.all(ENGLISH.texts);
    private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d)?) (\\w+)");

    private final Locale locale;
    private final PluralRules plurals;
    private final Map<String, String> texts = new TreeMap<>();

    private Texts(String language) {
        locale = Locale.of(language);
        plurals = PluralRules.forLocale(locale);
        var read = new Properties();
        try (var file = Texts.class.getResourceAsStream("/web/texts/" + language + ".properties")) {
            read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        read.forEach((key, text) -> texts.put((String) key, (String) text));
    }

    String language() {
        return locale.getLanguage();
    }

    Locale locale() {
        return locale;
    }

    /** The language's name for itself. */
    String name() {
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** A text with its {values} filled in, in the plural form that {count} asks for. */
    String say(String key, Map<String, ?> values) {
        var said = form(key, values.get("count"));
        for (var each : values.entrySet()) {
            said = said.replace('{' + each.getKey() + '}', shown(each.getValue()));
        }
        return said;
    }

    String say(String key) {
        return say(key, Map.of());
    }

    /** What a problem says in English, in this language; a text that nobody has translated as it is. */
    String problem(String english) {
        if (this == ENGLISH) {
            return english;
        }
        var known = PROBLEMS.get(english);
        if (known != null) {
            return say(known.key());
        }
        return PROBLEMS.values().stream()
                .flatMap(phrase -> phrase.values(english).stream().map(values -> said(phrase, values)))
                .findFirst()
                .orElse(english);
    }

    /** So many of a unit: 0 for bytes, and one more for each factor of 1,024. */
    String size(Object amount, int unit) {
        return say("size", Map.of("amount", amount, "unit", units().get(unit)));
    }

    private List<String> units() {
        return List.of(say("size.units").split(" "));
    }

    private String said(Phrase phrase, Map<String, String> values) {
        Map<String, String> translated = new HashMap<>(values);
        translated.replaceAll((name, value) -> size(value));
        return say(phrase.key(), translated);
    }

    /** A size that stands in an English text; anything else as it is. */
    private String size(String english) {
        var size = SIZE.matcher(english);
        var unit = size.matches() ? ENGLISH.units().indexOf(size.group(2)) : -1;
        return unit < 0 ? english : size(Double.valueOf(size.group(1)), unit);
    }

    /** The chosen texts, all forms of them, as a module for the client. */
    String module(Set<String> keys) {
        return "export default " + object(keys) + ";\n";
    }

    /** The same as an object. */
    String object(Set<String> keys) {
        return texts.entrySet().stream()
                .filter(text -> keys.contains(text.getKey()) || keys.contains(base(text.getKey())))
                .map(text -> quoted(text.getKey()) + ':' + quoted(text.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }

    private String form(String key, @Nullable Object count) {
        var form = count instanceof Number number
                ? texts.getOrDefault(key + '.' + plurals.select(number.doubleValue()), texts.get(key + ".other"))
                : null;
        var text = form == null ? texts.get(key) : form;
        if (text == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language());
        }
        return text;
    }

    private String shown(@Nullable Object value) {
        return value instanceof Number number
                ? NumberFormat.getInstance(locale).format(number)
                : String.valueOf(value);
    }

    private static String base(String key) {
        return key.replaceAll("\\.(zero|one|two|few|many|other)$", "");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
