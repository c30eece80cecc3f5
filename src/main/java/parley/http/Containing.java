package parley.http;

/** The LIKE pattern (with ESCAPE '!') for what contains a text, taken literally. */
public final class Containing {
    private Containing() {}

    public static String pattern(String text) {
        return '%' + text.replaceAll("([!%_])", "!$1") + '%';
    }
}
