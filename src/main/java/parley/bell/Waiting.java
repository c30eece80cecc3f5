package parley.bell;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import parley.http.Hangup;

/**
 * The polls that wait. One costs a place in a list: no thread, no connection, no transaction. Reading, where it is
 * called for, is done on virtual threads.
 */
@Singleton
public class Waiting implements GracefulShutdownCapable {
    private final Set<Wait<?>> waits = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> ofUser = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("waiting").daemon().factory());
    private final PollLimits limits;
    private volatile boolean stopping;

    Waiting(PollLimits limits, MeterRegistry meters) {
        this.limits = limits;
        clock.setRemoveOnCancelPolicy(true);
        Gauge.builder("parley.polls.waiting", waits, Set::size)
                .description("Polls that wait for news on this node")
                .register(meters);
    }

    /**
     * An answer.
     *
     * @param crowded whether too many wait already, so that this one was answered at once: come back later
     */
    public record Answer<T>(T value, boolean crowded) {}

    /**
     * Answers as soon as there is something to tell, at the latest after {@code atMost}; a problem fails the stage. Who
     * hangs up does not wait any longer.
     */
    public <T> CompletionStage<Answer<T>> answer(
            Question<T> question, long user, Duration atMost, Hangup hangup) {
        var idle = question.idle();
        if (idle != null && atMost.isZero()) {
            return CompletableFuture.completedStage(new Answer<>(question.nothing(), false));
        }
        var crowded = !atMost.isZero() && !enter(user);
        var wait = new Wait<>(question, crowded ? Duration.ZERO : atMost, clock);
        if (!atMost.isZero() && !crowded) {
            waits.add(wait);
            wait.answer().whenComplete((answer, failure) -> leave(wait, user, hangup));
            hangup.listen(wait::giveUp);
        }
        if (idle != null) {
            wait.begin(idle);
        } else {
            Thread.startVirtualThread(wait::look);
        }
        if (stopping) {
            wait.giveUp();
        }
        return wait.answer().thenApply(value -> new Answer<>(value, crowded));
    }

    /** How many polls of the user wait. */
    public int of(long user) {
        return ofUser.getOrDefault(user, 0);
    }

    /** How many wait on this node. */
    public int count() {
        return waits.size();
    }

    /** Whether nobody waits. */
    public boolean isEmpty() {
        return waits.isEmpty();
    }

    private boolean enter(long user) {
        if (stopping || waits.size() >= limits.waiting()) {
            return false;
        }
        var refused = new boolean[1];
        ofUser.compute(user, (id, count) -> {
            var now = count == null ? 0 : count;
            refused[0] = now >= limits.waitingPerUser();
            return refused[0] ? count : Integer.valueOf(now + 1);
        });
        return !refused[0];
    }

    private void leave(Wait<?> wait, long user, Hangup hangup) {
        hangup.forget();
        waits.remove(wait);
        ofUser.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    }

    /** Lets every waiting poll go with an answer. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stopping = true;
        waits.forEach(Wait::giveUp);
        return CompletableFuture.completedStage(null);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        shutdownGracefully();
        clock.shutdownNow();
        clock.awaitTermination(1, TimeUnit.SECONDS);
    }
}
