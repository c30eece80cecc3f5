package parley.message;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.database.Trouble;
import parley.http.Problem;

/**
 * Where posts gather. While one transaction commits, those that arrive for its conversation wait; the next transaction
 * writes them all under one lock, so that a busy room costs one commit for many messages. Each caller is answered after
 * the commit of its own. Whoever was just answered may have more to say: the next transaction gives as many the time to
 * come, or it would begin with the first of them, and all others would wait for it.
 */
@Singleton
public class Posts {
    private static final int MOST_AT_ONCE = 128;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000;

    private final Map<Long, Gathering> gatherings = new ConcurrentHashMap<>();
    private final Messages messages;
    private final ApplicationEventPublisher<Said> listeners;
    private final Speaking speaking;
    /** Threads of their own: virtual ones share theirs with all who wait for answers, and the database waits for them. */
    private final ExecutorService writers;

    Posts(
            Messages messages,
            ApplicationEventPublisher<Said> listeners,
            Speaking speaking,
            @Named(TaskExecutors.IO) ExecutorService writers) {
        this.messages = messages;
        this.listeners = listeners;
        this.speaking = speaking;
        this.writers = writers;
    }

    /**
     * Stores a message, once however often its key comes again; throws the {@code Problem} if it is refused, as it is
     * for who is not in the conversation.
     */
    public Message.Posted post(long conversation, Me me, Message.Draft draft, @Nullable String key) {
        Message.requireContent(draft.body(), !draft.files().isEmpty());
        speaking.take(me);
        var posting = new Posting(me, draft, key);
        join(conversation, posting);
        return posting.await();
    }

    private void join(long conversation, Posting posting) {
        var gathering = gatherings.computeIfAbsent(conversation, id -> new Gathering());
        while (!gathering.add(posting)) {
            gatherings.remove(conversation, gathering);
            gathering = gatherings.computeIfAbsent(conversation, id -> new Gathering());
        }
        if (gathering.begins()) {
            begin(conversation, gathering);
        }
    }

    /** Without a thread to write them, those who wait are told so: else everybody after them would wait for ever. */
    private void begin(long conversation, Gathering gathering) {
        try {
            writers.execute(() -> write(conversation, gathering));
        } catch (Throwable failure) {
            for (var batch = gathering.take(MOST_AT_ONCE); !batch.isEmpty(); batch = gathering.take(MOST_AT_ONCE)) {
                batch.forEach(posting -> posting.refuse(failure));
            }
            gatherings.remove(conversation, gathering);
        }
    }

    private void write(long conversation, Gathering gathering) {
        for (var batch = gathering.take(MOST_AT_ONCE); !batch.isEmpty(); batch = gathering.take(MOST_AT_ONCE)) {
            var begun = System.nanoTime();
            write(conversation, batch);
            var took = System.nanoTime() - begun;
            gathering.await(batch.size(), Math.min(took / 2, LONGEST_PAUSE_NANOS));
        }
        gatherings.remove(conversation, gathering);
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
            if (batch.size() == 1 || failure instanceof Problem.Unavailable || Trouble.isPassing(failure)) {
                batch.forEach(posting -> posting.refuse(failure));
            } else {
                batch.forEach(posting -> write(conversation, List.of(posting)));
            }
        }
    }
}
