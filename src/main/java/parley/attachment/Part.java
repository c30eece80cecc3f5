package parley.attachment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/** The part of a file that a Range header asks for (RFC 9110). */
record Part(long from, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Null for the whole: when no part is asked for, or in a way that may be passed over. */
    static @Nullable Part of(@Nullable String range, long size) {
        var asked = ONE.matcher(range == null ? "" : range);
        if (!asked.matches() || asked.group(1).isEmpty() && asked.group(2).isEmpty()) {
            return null;
        }
        var last = asked.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(asked.group(2)), size - 1);
        var from = asked.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(asked.group(2)))
                : Long.parseLong(asked.group(1));
        if (asked.group(1).isEmpty()) {
            last = size - 1;
        } else if (!asked.group(2).isEmpty() && Long.parseLong(asked.group(2)) < from) {
            return null;
        }
        if (from >= size) {
            throw new Problem.BadRange(size);
        }
        return new Part(from, last - from + 1);
    }

    String of(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
