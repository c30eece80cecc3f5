package parley.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many do something at once; the others wait for their turn, in the order in which they came. */
public final class Turnstile {
    private final Semaphore turns;
    private final Duration patience;
    private final Supplier<Problem> refusal;

    /**
     * @param width how many at once
     * @param patience how long one waits at most
     */
    public Turnstile(int width, Duration patience) {
        this(width, patience, () -> new Problem.Unavailable("Too many come at once. Try again soon."));
    }

    /** @param refusal what those are told whose turn did not come */
    public Turnstile(int width, Duration patience, Supplier<Problem> refusal) {
        this.turns = new Semaphore(width, true);
        this.patience = patience;
        this.refusal = refusal;
    }

    /** What the work yields; the refusal, or {@link Problem.Unavailable} as the server stops, if its turn did not come. */
    public <T> T pass(Supplier<T> work) {
        return pass(1, work);
    }

    /** As {@link #pass(Supplier)}, for what counts as so many. */
    public <T> T pass(int weight, Supplier<T> work) {
        try {
            if (!turns.tryAcquire(weight, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw refusal.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable("The server is stopping.");
        }
        try {
            return work.get();
        } finally {
            turns.release(weight);
        }
    }
}
