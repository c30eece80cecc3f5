package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a person reads stands in {@code web/texts}, in every language. */
class TextsTest {
    private static final Path TEXTS = Path.of("web/texts");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many|other)$");
    private static final Pattern IN_PAGES = Pattern.compile("[{(#]t \"([\\w.-]+)\"");
    private static final Pattern IN_SCRIPTS = Pattern.compile("\\bt\\('([\\w.-]+)'");
    private static final Pattern IN_JAVA = Pattern.compile("\\bsay\\(\\s*\"([\\w.-]+)\"");
    private static final Pattern PROBLEM = Pattern.compile("(?s)new Problem\\.\\w+\\((.*?)\\);");
    private static final Pattern RULE = Pattern.compile("message(?:\\(\\) default| =) \"([^\"]+)\"");
    private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][^\"]* [^\"]*\\.)\"");
    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([^\"]+)\"");
    private static final Pattern VISIBLE = Pattern
            .compile("\\b(?:aria-label|alt|title|placeholder|label)=\"([^\"]*)\"");

    static Stream<Path> languages() {
        return files(TEXTS, ".properties");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysTheSameThingsAboutTheSameValues(Path language) {
        var english = gaps(TEXTS.resolve("en.properties"));
        assertThat(gaps(language)).as("%s, against en.properties", language).isEqualTo(english);
    }

    @Test
    void everyTextThatIsSaidExistsAndNoneIsLeftOver() {
        var known = gaps(TEXTS.resolve("en.properties")).keySet().stream()
                .filter(key -> !key.startsWith("problem."))
                .collect(Collectors.toCollection(TreeSet::new));
        var said = Stream.of(
                found(Path.of("web/pages"), ".hbs", IN_PAGES), found(Path.of("web"), ".js", IN_SCRIPTS),
                found(JAVA, ".java", IN_JAVA))
                .flatMap(keys -> keys)
                .filter(key -> !key.startsWith("problem."))
                .map(TextsTest::base)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(known).as("the keys in web/texts, against those that pages, scripts and controllers say")
                .isEqualTo(said);
    }

    @Test
    void noWordsStandInATemplate() {
        var words = files(Path.of("web/pages"), ".hbs").flatMap(
                page -> visible(read(page)).filter(text -> text.matches("(?s).*\\p{L}{2,}.*"))
                        .map(text -> page.getFileName() + ": " + text.strip()));
        assertThat(words).isEmpty();
    }

    @Test
    void everyProblemCanBeSaidInEveryLanguage() {
        var said = load(TEXTS.resolve("en.properties"));
        var known = said.entrySet().stream().filter(text -> text.getKey().startsWith("problem."))
                .map(Map.Entry::getValue).collect(Collectors.toSet());
        var told = files(JAVA, ".java").map(TextsTest::read).filter(source -> source.contains("Problem"))
                .flatMap(TextsTest::problems).collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).hasSizeGreaterThan(40).contains("There is no such user.", "is reserved");
        assertThat(known).as("problem.* in en.properties, against the problems in the sources").containsAll(told);
    }

    /** What one reads on a page that says nothing: everything but tags, expressions and the name of the product. */
    private static Stream<String> visible(String page) {
        var bare = page.replaceAll("(?s)\\{\\{\\{?.*?}}}?", "").replaceAll("&\\w+;", "").replace("Parley", "");
        return Stream.concat(
                Stream.of(bare.replaceAll("(?s)<[^>]*>", "\n").split("\n")),
                VISIBLE.matcher(bare).results().map(attribute -> attribute.group(1)));
    }

    private static Stream<String> problems(String source) {
        var constants = CONSTANT.matcher(source).results()
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2), (one, other) -> one));
        var thrown = PROBLEM.matcher(source).results().map(each -> each.group(1)).flatMap(arguments -> {
            var texts = Pattern.compile("\"([^\"]+)\"").matcher(arguments).results().map(each -> each.group(1));
            var named = Pattern.compile("\\b[A-Z][A-Z_]+\\b").matcher(arguments).results().map(MatchResult::group)
                    .map(constants::get);
            return Stream.concat(texts, named);
        }).filter(text -> text != null && text.contains(" "));
        var none = Pattern.compile("Problem\\.NotFound\\((\"(\\w+)\"|(\\w+))\\)").matcher(source).results()
                .map(each -> each.group(2) != null ? each.group(2) : constants.get(each.group(3)))
                .filter(what -> what != null)
                .map(what -> "There is no such " + what + ".");
        var rules = Stream.concat(
                RULE.matcher(source).results().map(each -> each.group(1)),
                constants.entrySet().stream().filter(each -> each.getKey().startsWith("RULE"))
                        .map(Map.Entry::getValue));
        var details = source.contains("sealed class Problem") || source.contains("class Problems")
                ? SENTENCE.matcher(source).results().map(each -> each.group(1))
                : Stream.<String>empty();
        return Stream.of(thrown, none, rules, details).flatMap(texts -> texts);
    }

    private static Stream<String> found(Path folder, String ending, Pattern pattern) {
        return files(folder, ending).flatMap(file -> pattern.matcher(read(file)).results().map(each -> each.group(1)));
    }

    /** The values that each text wants; the forms of a plural count as one text. */
    private static Map<String, Set<String>> gaps(Path language) {
        var gaps = new TreeMap<String, Set<String>>();
        load(language).forEach((key, text) -> {
            var names = gaps.computeIfAbsent(base(key), any -> new TreeSet<>());
            Pattern.compile("\\{\\w+}").matcher(text).results().map(MatchResult::group).forEach(names::add);
        });
        return gaps;
    }

    private static String base(String key) {
        return PLURAL.matcher(key).replaceFirst("");
    }

    private static Map<String, String> load(Path language) {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(language)) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return texts.entrySet().stream()
                .collect(Collectors.toMap(text -> (String) text.getKey(), text -> (String) text.getValue()));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
