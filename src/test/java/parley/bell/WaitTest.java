package parley.bell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import parley.http.Problem;

class WaitTest {
    @Test
    void whoseTimeIsOverBeforeAnythingWasReadIsToldSoAndNotThatThereIsNothing() throws InterruptedException {
        var reading = new CountDownLatch(1);
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var wait = new Wait<>(new Snapshot(reading), Duration.ofMillis(50), clock);
            var looking = Thread.startVirtualThread(wait::look);
            assertThatThrownBy(() -> wait.answer().get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Problem.Unavailable.class);
            reading.countDown();
            looking.join();
            assertThat(wait.answer()).as("what is read too late is not told").isCompletedExceptionally();
        }
    }

    @Test
    void whatIsAnsweredListensNoLonger() {
        var room = new Room();
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            var wait = new Wait<>(room, Duration.ofMinutes(1), clock);
            wait.look();
            assertThat(room.listeners()).containsExactly(wait);
            assertThat(wait.answer()).isNotDone();

            room.said().add("hello");
            room.listeners().getFirst().moved();

            assertThat(wait.answer()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("hello");
            assertThat(room.listeners()).isEmpty();
        }
    }

    /** Something may be said in it, and one listens there until then. */
    private record Room(List<Listener> listeners, Queue<String> said) implements Question<String>, Source {
        Room() {
            this(new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>());
        }

        @Override
        public @Nullable Source idle() {
            return null;
        }

        @Override
        public Source source() {
            return this;
        }

        @Override
        public @Nullable String ask() {
            return said.poll();
        }

        @Override
        public String nothing() {
            return "nothing";
        }

        @Override
        public void add(Listener listener) {
            listeners.add(listener);
        }

        @Override
        public void remove(Listener listener) {
            listeners.remove(listener);
        }
    }

    /** Reading it takes until the latch opens, and there always is something. */
    private record Snapshot(CountDownLatch reading) implements Question<String> {
        @Override
        public @Nullable Source idle() {
            return null;
        }

        @Override
        public Source source() {
            return new Head();
        }

        @Override
        public String ask() {
            try {
                reading.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return "everything";
        }

        @Override
        public String nothing() {
            throw Problem.Unavailable.tooSlow();
        }
    }
}
