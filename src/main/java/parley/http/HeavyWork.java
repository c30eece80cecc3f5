package parley.http;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Work that keeps a core busy for long, done on a few threads of its own. Virtual threads have as many carriers as
 * there are cores, and none lets go of a thread that computes: what two of them draw would hold up all requests.
 */
public final class HeavyWork {
    /** Half of the cores. */
    public static final int WIDTH = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    public HeavyWork(String name) {
        threads = new ThreadPoolExecutor(
                WIDTH, WIDTH, IDLE.toMillis(), TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name + '-', 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** What the work yields, or throws; {@link Problem.Unavailable} as the server stops. */
    public <T> T done(Supplier<T> work) {
        try {
            return threads.submit(work::get).get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable("The server is stopping.");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw new IllegalStateException(failure);
        }
    }
}
