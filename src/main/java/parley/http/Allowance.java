package parley.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** So many of something in a period, for each key; the buckets of the idle are forgotten. */
public final class Allowance {
    private static final int MOST_KEYS = 100_000;

    private final long capacity;
    private final Duration period;
    private final Cache<String, Bucket> buckets;

    /** @param capacity 0 to allow none */
    public Allowance(long capacity, Duration period) {
        this.capacity = capacity;
        this.period = period;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period)
                .build();
    }

    /** Takes one, or throws {@link Problem.TooMany} with the time until there is one. */
    public void take(String key) {
        if (capacity <= 0) {
            throw new Problem.TooMany(period);
        }
        var taken = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            throw new Problem.TooMany(Duration.ofNanos(taken.getNanosToWaitForRefill()));
        }
    }

    /** Takes one if there is one. */
    public boolean tryTake(String key) {
        return capacity > 0 && bucket(key).tryConsume(1);
    }

    /** Gives back one that was taken. */
    public void giveBack(String key) {
        if (capacity > 0) {
            bucket(key).addTokens(1);
        }
    }

    private Bucket bucket(String key) {
        return buckets.get(
                key,
                // By System.nanoTime, since who sets the clock back would fill no bucket until it has caught up.
                fresh -> Bucket.builder()
                        .withNanosecondPrecision()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, period))
                        .build());
    }
}
