package parley.message;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What somebody looks for: each of these has to stand somewhere in a text, as a word or as a part of one.
 *
 * @param all in small letters, one at least
 */
record Words(List<String> all) {
    static Words of(String text) {
        return new Words(Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).distinct().toList());
    }

    /** The one that fewest texts have, most likely: the database looks for it, and what it finds is held against the others. */
    String longest() {
        return all.stream().max(Comparator.comparing(String::length)).orElseThrow();
    }

    boolean areIn(String text) {
        var small = text.toLowerCase(Locale.ROOT);
        return all.size() == 1 || all.stream().allMatch(small::contains);
    }
}
