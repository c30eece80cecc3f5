package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HeavyWorkTest {
    private final HeavyWork work = new HeavyWork("work");

    @Test
    void whoeverComputesLetsVirtualThreadsGoOn() throws Exception {
        var over = new AtomicBoolean();
        try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
                virtual.submit(() -> work.done(() -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    return true;
                }));
            }
            try {
                CompletableFuture.runAsync(() -> {}, virtual).get(20, TimeUnit.SECONDS);
            } finally {
                over.set(true);
            }
        }
    }

    @Test
    void whatIsWrongWithItIsSaidAsItWas() {
        assertThatThrownBy(() -> work.done(() -> {
            throw new Problem.NotFound("picture");
        })).isInstanceOf(Problem.NotFound.class);
        assertThat(work.done(() -> 7)).isEqualTo(7);
    }
}
