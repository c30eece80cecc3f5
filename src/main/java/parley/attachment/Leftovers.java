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
            var kept = 0;
            var after = 0L;
            for (var some = attachments.leftovers(after, AT_ONCE); !some.isEmpty(); some = attachments.leftovers(after,
                    AT_ONCE)) {
                kept += (int) some.stream().filter(leftover -> !isCleared(leftover)).count();
                after = some.getLast().id();
            }
            if (kept > 0) {
                LOG.warn("{} files that nobody can reach are deleted later.", kept);
            }
        } catch (RuntimeException failure) {
            LOG.warn("Files that nobody can reach are deleted later: {}", failure.getMessage());
        }
    }

    /** One that cannot be deleted now, or ever, does not keep the others. */
    private boolean isCleared(Attachment.Leftover leftover) {
        try {
            store.delete(leftover.fileKey());
            store.delete(leftover.fileKey() + Uploads.SMALL);
        } catch (RuntimeException failure) {
            LOG.debug("{} stays", leftover.fileKey(), failure);
            return false;
        }
        attachments.forget(leftover.id());
        return true;
    }
}
