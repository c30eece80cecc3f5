package parley.bell;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The heads of all that somebody on this node cares about. A ring is only a hint: whoever hears it reads the log with
 * a cursor, so that a lost ring costs a delay and never a message.
 */
@Singleton
public class Bell {
    /** A head lives for as long as somebody holds it; nobody can miss what happened to one that nobody held. */
    private final LoadingCache<Topic, Head> heads = Caffeine.newBuilder().weakValues().build(topic -> new Head());
    private final AtomicLong surprises = new AtomicLong();

    /**
     * A topic has moved on; published inside a transaction, it rings after the commit.
     *
     * @param from the revision that it has moved on from; -1 where nothing follows from that
     */
    public record Rung(Topic topic, long from, Head.At at) {
        /** Of what is a user's own, whose revisions leave gaps. */
        static Rung of(Topic topic, long rev) {
            return new Rung(topic, -1, Head.At.of(rev));
        }
    }

    public Head head(Topic topic) {
        return heads.get(topic);
    }

    /** Tells those who wait, if there are any, what is known of all topics as of one moment. */
    void reach(Topic topic, Head.At at) {
        var head = heads.getIfPresent(topic);
        if (head != null) {
            head.reach(at);
        }
    }

    /** Takes in what was read of one topic alone. */
    public void reach(Head head, Head.At at) {
        reach(head, head.rev() < 0 ? head.rev() : at.rev(), at);
    }

    /** @param from a revision that this node should have known of by now */
    private void reach(Head head, long from, Head.At at) {
        if (from > head.rev()) {
            surprises.incrementAndGet();
        }
        head.reach(at);
    }

    /**
     * How often a topic has turned out to stand elsewhere than this node thought: then others may, too, and nobody may be
     * told of this one before {@link Tail} has asked. Who was removed from a conversation by another node would hear what
     * is said there afterwards by this one.
     */
    long surprises() {
        return surprises.get();
    }

    /** All that somebody holds at present. */
    Map<Topic, Head> held() {
        return heads.asMap();
    }

    @TransactionalEventListener
    void committed(Rung rung) {
        var head = heads.getIfPresent(rung.topic());
        if (head != null) {
            reach(head, rung.from(), rung.at());
        }
    }
}
