package parley.bell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The newest state of a topic that this node knows of, and who waits for the next. There is one for each topic. */
public final class Head implements Source {
    private final AtomicReference<At> at = new AtomicReference<>(At.UNKNOWN);
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();

    Head() {}

    /**
     * Where a topic stands.
     *
     * @param rev its revision; -1 while this node has not asked
     * @param lastNo a conversation's last message; 0 for a user
     * @param members a conversation's members; 0 for a user
     */
    public record At(long rev, long lastNo, int members) {
        static final At UNKNOWN = new At(-1, 0, 0);

        public static At of(long rev) {
            return new At(rev, 0, 0);
        }
    }

    public At at() {
        return at.get();
    }

    public long rev() {
        return at.get().rev();
    }

    /** Takes in what somebody has read or written; revisions only grow, so what is older changes nothing. */
    public void reach(At now) {
        var before = at.getAndUpdate(known -> now.rev() > known.rev() ? now : known);
        if (now.rev() > before.rev()) {
            ring();
        }
    }

    /** Calls all who listen, though the revision has not moved. */
    public void ring() {
        listeners.forEach(Listener::moved);
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
