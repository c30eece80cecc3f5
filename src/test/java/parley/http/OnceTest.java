package parley.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OnceTest {
    private static final int VALUE = 10_000;

    private final Once<Integer, byte[]> values = new Once<>(
            20 * VALUE, bytes -> bytes.length, Duration.ofMinutes(1), bytes -> bytes.length > 0);

    @Test
    void whatIsKeptIsWorkedOutOnce() {
        var worked = new AtomicInteger();
        for (var i = 0; i < 3; i++) {
            values.get(1, () -> new byte[worked.incrementAndGet()]);
        }
        assertThat(worked).hasValue(1);
        assertThat(values.known(1)).hasSize(1);
    }

    @Test
    void whatIsNotWorthItIsNotKept() {
        values.get(1, () -> new byte[0]);
        assertThat(values.known(1)).isNull();
    }

    @Test
    void largeValuesAreKeptInSmallNumbers() {
        for (var i = 0; i < 200; i++) {
            values.get(i, () -> new byte[VALUE]);
        }
        Awaitility.await().until(() -> kept() < 20);
        assertThat(kept()).isPositive();
    }

    private long kept() {
        return IntStream.range(0, 200).filter(i -> values.known(i) != null).count();
    }
}
