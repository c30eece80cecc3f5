package parley.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.Supplier;

/** As {@link Turnstile}, where each user passes once at a time, however often they come: nobody's crowd keeps others out. */
public final class FairTurnstile {
    private final Duration patience;
    private final Turnstile everyone;
    /** Those of users who pass or wait; the others are forgotten. */
    private final Cache<Long, Turnstile> own = Caffeine.newBuilder().weakValues().build();

    /**
     * @param width how many pass at once
     * @param patience how long one waits at most for oneself, and then for others
     */
    public FairTurnstile(int width, Duration patience) {
        this.patience = patience;
        this.everyone = new Turnstile(width, patience);
    }

    /**
     * What the work yields. Whose turn does not come is refused: by {@link Problem.TooMany} where one stands in one's own
     * way, else as {@link Turnstile#pass} does.
     */
    public <T> T pass(long user, Supplier<T> work) {
        var first = own.get(user, one -> new Turnstile(1, patience, () -> new Problem.TooMany(patience)));
        return first.pass(() -> everyone.pass(work));
    }
}
