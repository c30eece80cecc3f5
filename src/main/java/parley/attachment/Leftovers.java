package parley.attachment;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.file.Store;

/** Deletes the bytes of what nobody can reach any more, and only then forgets that they were there. */
@Singleton
class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration UNUSED_FOR = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final Attachments attachments;
    private final Store store;

    Leftovers(Attachments attachments, Store store) {
        this.attachments = attachments;
        this.store = store;
    }

    @TransactionalEventListener
    void freed(Attachments.Freed freed) {
        Thread.startVirtualThread(this::clear);
    }

    /** Uploads that never came to hang at a message, too. */
    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void sweep() {
        sweep(Instant.now().minus(UNUSED_FOR));
    }

    void sweep(Instant before) {
        attachments.dropUnused(before);
        clear();
    }

    private void clear() {
        try {
            for (var some = attachments.leftovers(AT_ONCE); !some.isEmpty(); some = attachments.leftovers(AT_ONCE)) {
                some.forEach(this::clear);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Files that nobody can reach are deleted later: {}", failure.getMessage());
        }
    }

    private void clear(Attachment.Leftover leftover) {
        store.delete(leftover.fileKey());
        store.delete(leftover.fileKey() + Uploads.SMALL);
        attachments.forget(leftover.id());
    }
}
