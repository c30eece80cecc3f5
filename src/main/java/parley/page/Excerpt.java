package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import parley.message.Words;

/** So much of a text as shows the first of the words that it was found by. */
@Introspected
record Excerpt(String before, String match, String after) {
    private static final int BEFORE = 40;
    private static final int AFTER = 300;

    static Excerpt of(String text, Words words) {
        return words.all().stream()
                .flatMap(word -> Pattern.compile(Pattern.quote(word), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text).results().limit(1))
                .min(Comparator.comparing(MatchResult::start))
                .map(found -> new Excerpt(
                        end(text.substring(0, found.start())), found.group(), beginning(text.substring(found.end()))))
                .orElseGet(() -> new Excerpt("", "", beginning(text)));
    }

    /** From the beginning of a word on, where there is one. */
    private static String end(String text) {
        var characters = text.codePointCount(0, text.length());
        if (characters <= BEFORE) {
            return text;
        }
        var end = text.substring(text.offsetByCodePoints(0, characters - BEFORE));
        var space = end.indexOf(' ');
        return '…' + (space < 0 ? end : end.substring(space));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= AFTER
                ? text
                : text.substring(0, text.offsetByCodePoints(0, AFTER)) + '…';
    }
}
