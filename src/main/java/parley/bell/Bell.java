package parley.bell;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * The heads of all that somebody on this node cares about. A ring is only a hint: whoever hears it reads the log with
 * a cursor, so that a lost ring costs a delay and never a message.
 */
@Singleton
public class Bell {
    /** A head lives for as long as somebody holds it; nobody can miss what happened to one that nobody held. */
    private final LoadingCache<Topic, Head> heads = Caffeine.newBuilder().weakValues().build(topic -> new Head());

    /** A topic has moved on; published inside a transaction, it rings after the commit. */
    public record Rung(Topic topic, Head.At at) {}

    public Head head(Topic topic) {
        return heads.get(topic);
    }

    /** Tells those who wait, if there are any. */
    void reach(Topic topic, Head.At at) {
        var head = heads.getIfPresent(topic);
        if (head != null) {
            head.reach(at);
        }
    }

    /** All that somebody holds at present. */
    Map<Topic, Head> held() {
        return heads.asMap();
    }

    @TransactionalEventListener
    void committed(Rung rung) {
        reach(rung.topic(), rung.at());
    }
}
