package parley.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many do something at once; the others wait for their turn, in the order in which they came. */
public final class Turnstile {
    private final Semaphore turns;
    private final Duration patience;

    /**
     * @param width how many at once
     * @param patience how long one waits at most
     */
    public Turnstile(int width, Duration patience) {
        this.turns = new Semaphore(width, true);
        this.patience = patience;
    }

    /** What the work yields; {@link Problem.Unavailable} if its turn did not come. */
    public <T> T pass(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem.Unavailable("Too many come at once. Try again soon.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable("The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
