package parley.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is worked out once for all who ask for it at the same time or soon after; a failure is not kept. */
public final class Once<K, V> {
    private final Cache<K, CompletableFuture<V>> all;
    private final Predicate<V> keep;

    /**
     * @param most how many to keep
     * @param kept for how long after the last time that somebody asked
     * @param keep what is worth it; the rest is shared among those who ask at the same time
     */
    public Once(long most, Duration kept, Predicate<V> keep) {
        this.all = Caffeine.newBuilder().maximumSize(most).expireAfterAccess(kept).build();
        this.keep = keep;
    }

    /** Only for those who ask at the same time. */
    public static <K, V> Once<K, V> atATime() {
        return new Once<>(Long.MAX_VALUE, Duration.ofMinutes(1), value -> false);
    }

    public V get(K key, Supplier<V> work) {
        var mine = new CompletableFuture<V>();
        var there = all.asMap().putIfAbsent(key, mine);
        if (there != null) {
            return join(there);
        }
        var kept = false;
        try {
            var value = work.get();
            kept = keep.test(value);
            mine.complete(value);
            return value;
        } catch (Throwable failure) {
            mine.completeExceptionally(failure);
            throw failure;
        } finally {
            if (!kept) {
                all.asMap().remove(key, mine);
            }
        }
    }

    public void put(K key, V value) {
        all.put(key, CompletableFuture.completedFuture(value));
    }

    /** What is there already, or null. */
    public @Nullable V known(K key) {
        var there = all.getIfPresent(key);
        return there == null || !there.isDone() || there.isCompletedExceptionally() ? null : there.join();
    }

    private static <V> V join(CompletableFuture<V> there) {
        try {
            return there.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
