package parley.file;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes as people read them. */
public final class Bytes {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
    private static final int THOUSAND = 1_024;

    private Bytes() {}

    /** Such as {@code 25 MB} or {@code 1.4 kB}. */
    public static String say(long bytes) {
        var amount = (double) bytes;
        var unit = 0;
        while (amount >= THOUSAND && unit < UNITS.size() - 1) {
            amount /= THOUSAND;
            unit++;
        }
        var round = amount >= 10 || amount == Math.rint(amount);
        return String.format(Locale.ROOT, round ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }
}
