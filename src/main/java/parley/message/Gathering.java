package parley.message;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The posts that wait for a conversation's next batch. It is over as soon as none does. */
final class Gathering {
    private final Lock lock = new ReentrantLock();
    private final Condition come = lock.newCondition();
    private final List<Posting> waiting = new ArrayList<>();
    private boolean begun;
    private boolean over;

    /** Whether it was not over yet. */
    boolean add(Posting posting) {
        lock.lock();
        try {
            if (!over) {
                waiting.add(posting);
                come.signal();
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody has asked before; who is told so has to see to its being written. */
    boolean begins() {
        lock.lock();
        try {
            var first = !begun;
            begun = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Takes those who came first; none, when nobody waits any more. */
    List<Posting> take(int most) {
        lock.lock();
        try {
            var first = waiting.subList(0, Math.min(most, waiting.size()));
            var taken = List.copyOf(first);
            first.clear();
            over = taken.isEmpty();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Gives so many the time to come. */
    void await(int many, long nanos) {
        lock.lock();
        try {
            for (var left = nanos; waiting.size() < many && left > 0;) {
                left = come.awaitNanos(left);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
