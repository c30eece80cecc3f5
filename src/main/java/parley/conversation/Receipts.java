package parley.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bell.Head;
import parley.http.Problem;

/**
 * What polling tells by itself: the cursor that a client hands back is its receipt. Receipts gather for a moment, so
 * that a message to many costs few writes. While the database is away they wait for it, some minutes.
 */
@Singleton
public class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final Duration GATHERING = Duration.ofMillis(150);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int TRIES = 30;

    private final Map<Long, Map<Long, Long>> gathered = new ConcurrentHashMap<>();
    private final Marks marks;

    Receipts(Marks marks) {
        this.marks = marks;
    }

    /** The user has all of the conversation, as it stands. */
    public void has(Seat seat, long user, Head.At at) {
        if (at.members() > Marks.MOST_ANNOUNCED || !seat.receives(at.lastNo())) {
            return;
        }
        gather(seat.conversation(), Map.of(user, at.lastNo()), GATHERING, 1);
    }

    /** Whoever comes first sees to it that all is written that has come until then. */
    private void gather(long conversation, Map<Long, Long> numbers, Duration pause, int tries) {
        var first = new boolean[1];
        gathered.compute(conversation, (id, there) -> {
            first[0] = there == null;
            var all = there == null ? new HashMap<Long, Long>() : there;
            numbers.forEach((user, no) -> all.merge(user, no, Math::max));
            return all;
        });
        if (first[0]) {
            Thread.startVirtualThread(() -> write(conversation, pause, tries));
        }
    }

    private void write(long conversation, Duration pause, int tries) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return;
        }
        var numbers = Objects.requireNonNull(gathered.remove(conversation));
        try {
            marks.received(conversation, numbers);
        } catch (Problem.NotFound gone) {
            LOG.debug("Nobody needs receipts of conversation {} any more", conversation);
        } catch (RuntimeException failure) {
            if (tries < TRIES) {
                LOG.debug("Receipts of conversation {} are late", conversation, failure);
                var later = PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
                gather(conversation, numbers, later, tries + 1);
            } else {
                LOG.warn("Receipts of conversation {} are lost: {}", conversation, failure.getMessage());
            }
        }
    }
}
