package parley.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FairTurnstileTest {
    private static final long ADA = 1;
    private static final long GRACE = 2;

    private final FairTurnstile turns = new FairTurnstile(2, Duration.ofMillis(200));

    @Test
    void whoComesOftenWaitsForThemselvesAlone() throws Exception {
        var inside = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> turns.pass(ADA, () -> {
                inside.countDown();
                return waitFor(done);
            }));
            inside.await();
            try {
                assertThatThrownBy(() -> turns.pass(ADA, () -> "again")).isInstanceOf(Problem.TooMany.class);
                assertThat(turns.pass(GRACE, () -> "grace")).isEqualTo("grace");
            } finally {
                done.countDown();
            }
            assertThat(first.get()).isEqualTo("done");
            assertThat(turns.pass(ADA, () -> "again")).isEqualTo("again");
        }
    }

    private static String waitFor(CountDownLatch done) {
        try {
            done.await();
            return "done";
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
