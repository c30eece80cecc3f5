package parley.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bell.Head;
import parley.http.Problem;

/**
 * What polling tells by itself: the cursor that a client hands back is its receipt. Receipts gather for a moment, so
 * that a message to many costs few writes; one that gets lost is made up for by the next.
 */
@Singleton
public class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final Duration GATHERING = Duration.ofMillis(150);

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
        var first = new boolean[1];
        gathered.compute(seat.conversation(), (id, there) -> {
            first[0] = there == null;
            var all = there == null ? new HashMap<Long, Long>() : there;
            all.merge(user, at.lastNo(), Math::max);
            return all;
        });
        if (first[0]) {
            Thread.startVirtualThread(() -> write(seat.conversation()));
        }
    }

    private void write(long conversation) {
        try {
            Thread.sleep(GATHERING);
            var numbers = gathered.remove(conversation);
            if (numbers != null) {
                marks.received(conversation, numbers);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Problem.NotFound gone) {
            LOG.debug("Nobody needs receipts of conversation {} any more", conversation);
        } catch (RuntimeException failure) {
            LOG.warn("Receipts of conversation {} are lost: {}", conversation, failure.getMessage());
        }
    }
}
