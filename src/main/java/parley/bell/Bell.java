package parley.bell;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes those who wait for news. A ring is only a hint: whoever wakes reads the log with its cursor, so that a lost ring
 * costs a delay and never a message.
 */
@Singleton
public class Bell implements GracefulShutdownCapable {
    private final Map<Topic, Set<Ear>> ears = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /** Something has changed about the topic; published inside a transaction, it rings after the commit. */
    public record Rung(Topic topic) {}

    public Ear listen(Topic... topics) {
        var ear = new Ear(this, List.of(topics));
        for (var topic : topics) {
            ears.compute(topic, (t, there) -> {
                var all = there == null ? ConcurrentHashMap.<Ear>newKeySet() : there;
                all.add(ear);
                return all;
            });
        }
        if (stopping) {
            ear.ring();
        }
        return ear;
    }

    void forget(Ear ear) {
        for (var topic : ear.topics()) {
            ears.computeIfPresent(topic, (t, all) -> {
                all.remove(ear);
                return all.isEmpty() ? null : all;
            });
        }
    }

    public void ring(Topic topic) {
        ears.getOrDefault(topic, Set.of()).forEach(Ear::ring);
    }

    @TransactionalEventListener
    void committed(Rung rung) {
        ring(rung.topic());
    }

    boolean isStopping() {
        return stopping;
    }

    /** Lets every waiting poll go with an answer. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        stop();
        return CompletableFuture.completedStage(null);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        ears.values().forEach(all -> all.forEach(Ear::ring));
    }
}
