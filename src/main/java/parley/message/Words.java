package parley.message;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody looks for: each of these has to stand somewhere in a text, as a word or as a part of one.
 *
 * @param all in small letters, one at least
 */
public record Words(List<String> all) {
    private static final Pattern SPACE = Pattern.compile("(?U)\\s+");

    public static Words of(String text) {
        return new Words(SPACE.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty()).distinct()
                .toList());
    }
}
