package parley.bench;

import java.util.Arrays;

/** How long things took, in nanoseconds. */
final class Times {
    private long[] nanos = new long[1024];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count] = time;
        count++;
    }

    void addAll(Times others) {
        for (var i = 0; i < others.count; i++) {
            add(others.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** Those that came after the first so many. */
    Times since(int first) {
        var later = new Times();
        for (var i = first; i < count; i++) {
            later.add(nanos[i]);
        }
        return later;
    }

    /** Milliseconds that a share of all, say 0.99, took at most. */
    double millis(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))] / 1e6;
    }

    /** The median and the 99th percentile, to read. */
    @Override
    public String toString() {
        return "%.1f / %.1f".formatted(millis(0.5), millis(0.99));
    }
}
