package parley.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What is worked out once for all who ask for it at the same time or soon after; a failure is not kept. */
public final class Once<K, V> {
    /** Of an entry, in bytes. */
    private static final int OVERHEAD = 200;

    private final Cache<K, CompletableFuture<V>> all;
    private final Predicate<V> keep;

    /**
     * @param most how many bytes to keep, about
     * @param size how many bytes a value takes, about
     * @param kept for how long, however many ask: what others call themselves, or keep to themselves, may have changed
     * @param keep what is worth it; the rest is shared among those who ask at the same time
     */
    public Once(long most, ToIntFunction<V> size, Duration kept, Predicate<V> keep) {
        this.all = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((K key, CompletableFuture<V> value) -> OVERHEAD
                        + (isThere(value) ? size.applyAsInt(value.join()) : 0))
                .expireAfterWrite(kept)
                .build();
        this.keep = keep;
    }

    /** Only for those who ask at the same time. */
    public static <K, V> Once<K, V> atATime() {
        return new Once<>(Long.MAX_VALUE, value -> 0, Duration.ofMinutes(1), value -> false);
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
            if (kept) {
                all.asMap().replace(key, mine, mine); // now that it can be weighed
            }
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
        return there == null || !isThere(there) ? null : there.join();
    }

    private static boolean isThere(CompletableFuture<?> value) {
        return value.isDone() && !value.isCompletedExceptionally();
    }

    private static <V> V join(CompletableFuture<V> there) {
        try {
            return there.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}
