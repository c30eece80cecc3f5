package parley.file;

import java.util.List;
import java.util.Locale;

/**
 * A number of bytes as people read it.
 *
 * @param amount how many of the unit, to one digit behind the point below ten
 * @param unit 0 for bytes, and one more for each factor of 1,024
 */
public record Bytes(double amount, int unit) {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
    private static final int THOUSAND = 1_024;

    public static Bytes of(long bytes) {
        var amount = (double) bytes;
        var unit = 0;
        while (amount >= THOUSAND && unit < UNITS.size() - 1) {
            amount /= THOUSAND;
            unit++;
        }
        return new Bytes(amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10.0, unit);
    }

    /** In English, such as {@code 25 MB} or {@code 1.4 kB}. */
    public static String say(long bytes) {
        var said = of(bytes);
        var round = said.amount == Math.rint(said.amount);
        return String.format(Locale.ROOT, round ? "%.0f %s" : "%.1f %s", said.amount, UNITS.get(said.unit));
    }
}
