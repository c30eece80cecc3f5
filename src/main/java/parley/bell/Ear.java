package parley.bell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One who waits. Open it before reading, so that what happens between the reading and the waiting is heard. */
public final class Ear implements AutoCloseable {
    private final Bell bell;
    private final List<Topic> topics;
    private final Semaphore rung = new Semaphore(0);

    Ear(Bell bell, List<Topic> topics) {
        this.bell = bell;
        this.topics = topics;
    }

    /** Waits until the bell rings (true) or the time is up or the server stops (false). */
    public boolean hear(Duration atMost) {
        try {
            var heard = rung.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            rung.drainPermits();
            return heard && !bell.isStopping();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<Topic> topics() {
        return topics;
    }

    void ring() {
        rung.release();
    }

    @Override
    public void close() {
        bell.forget(this);
    }
}
