package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** So much of a text as shows one of the words that it was found by. */
@Introspected
record Excerpt(String before, String match, String after) {
    private static final int BEFORE = 40;

    static Excerpt of(String text, String words) {
        return Stream.of(words.strip().split("\\s+"))
                .flatMap(word -> Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text).results().limit(1))
                .min(Comparator.comparing(MatchResult::start))
                .map(found -> around(text, found))
                .orElseGet(() -> new Excerpt("", "", text));
    }

    /** What comes long before the word is left out, from the beginning of a word on. */
    private static Excerpt around(String text, MatchResult found) {
        var before = text.substring(0, found.start());
        if (before.length() > BEFORE) {
            var cut = before.indexOf(' ', before.length() - BEFORE);
            before = '…' + (cut < 0 ? "" : before.substring(cut));
        }
        return new Excerpt(before, found.group(), text.substring(found.end()));
    }
}
