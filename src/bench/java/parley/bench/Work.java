package parley.bench;

import java.time.Duration;

/** Something to do over and over, in slices. */
interface Work extends AutoCloseable {
    Slice slice(Duration time) throws Exception;

    /**
     * What was done in a while.
     *
     * @param refused how many answers were not a success
     */
    record Slice(Times times, int refused, double seconds) {
        double rate() {
            return times.count() / seconds;
        }
    }
}
