package parley.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GatheringTest {
    private static final long AN_HOUR = Duration.ofHours(1).toNanos();

    private final Gathering gathering = new Gathering();

    @Test
    void whoeverComesIsTakenInTurnAndThenItIsOver() {
        var first = posting();
        var second = posting();
        var third = posting();
        assertThat(List.of(gathering.add(first), gathering.add(second), gathering.add(third))).containsOnly(true);
        assertThat(gathering.take(2)).containsExactly(first, second);
        assertThat(gathering.take(2)).containsExactly(third);
        assertThat(gathering.take(2)).isEmpty();
        assertThat(gathering.add(posting())).as("added to what nobody will look at again").isFalse();
    }

    @Test
    void oneAloneBeginsIt() {
        assertThat(gathering.begins()).isTrue();
        assertThat(gathering.begins()).isFalse();
    }

    @Test
    void thePauseIsOverAsSoonAsSoManyHaveCome() throws InterruptedException {
        gathering.add(posting());
        gathering.await(1, AN_HOUR);
        var pause = Thread.ofPlatform().daemon().start(() -> gathering.await(3, AN_HOUR));
        Awaitility.await().until(() -> pause.getState() == Thread.State.TIMED_WAITING);
        gathering.add(posting());
        Awaitility.await().during(Duration.ofMillis(200)).until(pause::isAlive);
        gathering.add(posting());
        assertThat(pause.join(Duration.ofSeconds(30))).as("the pause is over").isTrue();
    }

    @Test
    void thePauseIsOverInTimeWhenNobodyComes() {
        gathering.await(1, 1);
        assertThat(gathering.take(1)).isEmpty();
    }

    private static Posting posting() {
        return new Posting(null, new Message.Draft("Hello", null, List.of()), null);
    }
}
