package parley.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The English of a problem, by which its text in another language is found. */
record Phrase(String key, List<String> names, Pattern form) {
    private static final String PREFIX = "problem.";
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    /** All problems among the texts, by what they say. */
    static Map<String, Phrase> all(Map<String, String> texts) {
        var phrases = new HashMap<String, Phrase>();
        texts.forEach((key, text) -> {
            if (key.startsWith(PREFIX)) {
                phrases.put(text, of(key, text));
            }
        });
        return Map.copyOf(phrases);
    }

    private static Phrase of(String key, String text) {
        var names = new ArrayList<String>();
        var form = new StringBuilder();
        var end = 0;
        for (var gap = GAP.matcher(text); gap.find(); end = gap.end()) {
            names.add(gap.group(1));
            form.append(Pattern.quote(text.substring(end, gap.start()))).append("(.+)");
        }
        form.append(Pattern.quote(text.substring(end)));
        return new Phrase(key, List.copyOf(names), Pattern.compile(form.toString()));
    }

    /** What stands in the gaps, if this is what is said. */
    Optional<Map<String, String>> values(String english) {
        var match = form.matcher(english);
        if (names.isEmpty() || !match.matches()) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (var i = 0; i < names.size(); i++) {
            values.put(names.get(i), match.group(i + 1));
        }
        return Optional.of(values);
    }
}
