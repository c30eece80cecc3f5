package parley.attachment;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/** The part of a file that a Range header asks for (RFC 9110). */
record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("(?i)bytes=(\\d*)-(\\d*)");
    /** What has more of them is beyond the end of every file. */
    private static final int MOST_DIGITS = 18;

    /** Null for the whole: when no part is asked for, or in a way that may be passed over. */
    static @Nullable ByteRange of(@Nullable String range, long size) {
        var asked = ONE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return null;
        }
        var first = asked.group(1);
        var last = asked.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? null : between(Math.max(0, size - number(last)), size - 1, size);
        }
        var from = number(first);
        var to = last.isEmpty() ? Long.MAX_VALUE : number(last);
        return to < from ? null : between(from, Math.min(to, size - 1), size);
    }

    private static long number(String digits) {
        return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static ByteRange between(long from, long to, long size) {
        if (from >= size) {
            throw new Problem.BadRange(size);
        }
        return new ByteRange(from, to - from + 1);
    }

    String of(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
