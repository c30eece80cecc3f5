package parley.database;

import java.util.Locale;

/** The LIKE pattern (with ESCAPE '!') for what contains a text, taken literally. */
public final class Containing {
    private Containing() {}

    /** The same to look by in what is compared in small letters; space around the text does not count. */
    public static String inAnyCase(String text) {
        return pattern(text.strip().toLowerCase(Locale.ROOT));
    }

    public static String pattern(String text) {
        return '%' + text.replaceAll("([!%_])", "!$1") + '%';
    }
}
