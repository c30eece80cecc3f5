package parley.conversation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.bell.Head;
import parley.bell.Listener;
import parley.bell.Source;

/**
 * The conversations that one is in, kept in memory until something of that changes: who asks it needs no database to
 * know whether there is news. Who listens to it hears of all of them.
 */
public final class Circle implements Source, Listener {
    private final long user;
    private final long rev;
    private final Head own;
    private final List<Seat> seats;
    private final long[] conversations;
    private final int places;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param rev the revision of the user's affairs at which this was so
     * @param own the head of these affairs
     * @param seats by conversation
     */
    Circle(long user, long rev, Head own, List<Seat> seats) {
        this.user = user;
        this.rev = rev;
        this.own = own;
        this.seats = seats;
        this.conversations = seats.stream().mapToLong(Seat::conversation).toArray();
        this.places = Arrays.hashCode(conversations);
        own.add(this);
        seats.forEach(seat -> seat.head().add(this));
    }

    public long user() {
        return user;
    }

    public long rev() {
        return rev;
    }

    /** One's places, by the number of their conversations. */
    public List<Seat> seats() {
        return seats;
    }

    /** Tells apart in which conversations one is, whatever else there is to say of them. */
    public int places() {
        return places;
    }

    /** Where the conversations of these places stand now. */
    List<Head.At> heads() {
        return seats.stream().map(seat -> seat.head().at()).toList();
    }

    /** One's place in the conversation, or null when one is not in it. */
    public @Nullable Seat in(long conversation) {
        var place = Arrays.binarySearch(conversations, conversation);
        return place < 0 ? null : seats.get(place);
    }

    public Head own() {
        return own;
    }

    boolean isCurrent() {
        return own.rev() == rev;
    }

    @Override
    public void moved() {
        listeners.forEach(Listener::moved);
    }

    @Override
    public void add(Listener listener) {
        listeners.add(listener);
        if (closed) {
            listener.moved();
        }
    }

    @Override
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Another has taken its place; who listens has to look there. */
    void close() {
        closed = true;
        own.remove(this);
        seats.forEach(seat -> seat.head().remove(this));
        moved();
    }
}
