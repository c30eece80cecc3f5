package parley.message;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.database.Trouble;
import parley.http.Allowance;
import parley.http.WriteLimits;

/**
 * Where posts gather. While one transaction commits, those that arrive for its conversation wait; the next transaction
 * writes them all under one lock, so that a busy room costs one commit for many messages. Each caller is answered after
 * the commit of its own.
 */
@Singleton
public class Posts {
    private static final int MOST_AT_ONCE = 128;

    private final Map<Long, List<Posting>> waiting = new ConcurrentHashMap<>();
    private final Messages messages;
    private final ApplicationEventPublisher<Said> listeners;
    private final Allowance allowance;
    /** Threads of their own: virtual ones share theirs with all who wait for answers, and the database waits for them. */
    private final ExecutorService writers;

    Posts(
            Messages messages,
            ApplicationEventPublisher<Said> listeners,
            WriteLimits limits,
            @Named(TaskExecutors.IO) ExecutorService writers) {
        this.messages = messages;
        this.listeners = listeners;
        this.allowance = new Allowance(limits.messagesPerUser(), Duration.ofMinutes(1));
        this.writers = writers;
    }

    /**
     * Stores a message, once however often its key comes again; throws the {@code Problem} if it is refused, as it is
     * for who is not in the conversation.
     */
    public Message.Posted post(long conversation, Me me, Message.Draft draft, @Nullable String key) {
        Message.requireContent(draft.body(), !draft.files().isEmpty());
        allowance.take(me.username());
        var posting = new Posting(me, draft, key);
        if (isFirst(conversation, posting)) {
            begin(conversation);
        }
        return posting.await();
    }

    /** Without a thread to write them, those who wait are told so: else everybody after them would wait for ever. */
    private void begin(long conversation) {
        try {
            writers.execute(() -> write(conversation));
        } catch (Throwable failure) {
            for (var batch = next(conversation); !batch.isEmpty(); batch = next(conversation)) {
                batch.forEach(posting -> posting.refuse(failure));
            }
        }
    }

    /** Whether nobody is writing here: then a list of one's own becomes the one in which the next to come gather. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isFirst(long conversation, Posting posting) {
        var fresh = new ArrayList<Posting>();
        var all = waiting.compute(conversation, (id, there) -> {
            var gathered = there == null ? fresh : there;
            gathered.add(posting);
            return gathered;
        });
        return all == fresh;
    }

    private void write(long conversation) {
        for (var batch = next(conversation); !batch.isEmpty(); batch = next(conversation)) {
            write(conversation, batch);
        }
    }

    /** A batch that cannot be written is written one by one, so that whoever spoils it fails alone. */
    private void write(long conversation, List<Posting> batch) {
        try {
            var written = messages.write(conversation, batch);
            if (!written.rows().isEmpty()) {
                listeners.publishEvent(written.said());
            }
            written.tell();
        } catch (Throwable failure) {
            if (batch.size() == 1 || Trouble.isPassing(failure)) {
                batch.forEach(posting -> posting.refuse(failure));
            } else {
                batch.forEach(posting -> write(conversation, List.of(posting)));
            }
        }
    }

    /** Takes those who wait; when nobody does, the next to come begins anew. */
    private List<Posting> next(long conversation) {
        var batch = new ArrayList<Posting>();
        waiting.computeIfPresent(conversation, (id, there) -> {
            if (there.isEmpty()) {
                return null;
            }
            var taken = there.subList(0, Math.min(MOST_AT_ONCE, there.size()));
            batch.addAll(taken);
            taken.clear();
            return there;
        });
        return batch;
    }
}
