package parley.conversation;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bell.Bell;
import parley.bell.Topic;

/** Erases what deleted rooms leave behind: at once, or where something came in between, later. */
@Singleton
class Eraser {
    private static final Logger LOG = LoggerFactory.getLogger(Eraser.class);
    private static final int AT_ONCE = 10;

    private final Erasures erasures;
    private final Bell bell;
    private final List<Content> contents;

    Eraser(Erasures erasures, Bell bell, List<Content> contents) {
        this.erasures = erasures;
        this.bell = bell;
        this.contents = contents;
    }

    @TransactionalEventListener
    void begun(Erasures.Begun begun) {
        Thread.startVirtualThread(() -> erase(begun.room()));
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void goOn() {
        erasures.unfinished(AT_ONCE).forEach(this::erase);
    }

    /** Members hear of it one after the other; then those who wait on this node without being in it find that it is gone. */
    private void erase(long room) {
        try {
            all(room, erasures::dismissSome);
            bell.head(Topic.conversation(room)).ring();
            contents.forEach(content -> all(room, content::eraseSome));
            erasures.end(room);
        } catch (RuntimeException failure) {
            LOG.warn("What is left of the deleted room {} is erased later: {}", room, failure.getMessage());
        }
    }

    private static void all(long room, LongPredicate some) {
        var more = true;
        while (more) {
            more = some.test(room);
        }
    }
}
