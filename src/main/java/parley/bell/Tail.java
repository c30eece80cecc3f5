package parley.bell;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.Embedded;
import parley.http.Problem;
import parley.http.Turnstile;

/**
 * Follows what other nodes write to the same database: one small query, four times a second while somebody asks or
 * waits here, and at once when something turns out to be further on than was known; none while nobody does. Nobody else
 * writes to an embedded database, so there it never asks.
 */
@Singleton
public class Tail {
    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration FRESH = EVERY.multipliedBy(2);
    /** Clocks of nodes differ, and a change is stamped before it can be seen. What is later still, the sweep finds. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);
    private static final Duration SWEEP = Duration.ofSeconds(15);
    /** Away for longer, it is cheaper to look at what is held here than at all that has changed. */
    private static final Duration LONG_AWAY = Duration.ofMinutes(1);
    private static final int SWEEP_AT_ONCE = 1_000;
    /** A database whose machine has vanished says nothing for as long as the driver waits, which may be minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Turnstile following = new Turnstile(
            1, PATIENCE, () -> new Problem.Unavailable("The database does not answer. Try again soon."));
    private final Heads heads;
    private final Bell bell;
    private final Waiting waiting;
    private final boolean alone;
    private volatile Look followed = Look.LONG_AGO;
    private volatile long surprises;
    private volatile Look asked = Look.LONG_AGO;
    private Look swept = Look.LONG_AGO;

    Tail(Heads heads, Bell bell, Waiting waiting, Embedded database) {
        this.heads = heads;
        this.bell = bell;
        this.waiting = waiting;
        this.alone = database.is();
    }

    /**
     * When somebody looked: on a clock that nobody sets, and on the one by which changes are stamped.
     *
     * @param nanos of {@link System#nanoTime}
     */
    private record Look(long nanos, Instant at) {
        static final Look LONG_AGO = new Look(System.nanoTime() - Duration.ofDays(1).toNanos(), Instant.EPOCH);

        static Look now() {
            return new Look(System.nanoTime(), Instant.now());
        }

        boolean isWithin(Duration time) {
            return System.nanoTime() - nanos < time.toNanos();
        }

        boolean isBefore(Look other) {
            return nanos - other.nanos < 0;
        }
    }

    /** Whether this node is the only one. */
    public boolean isAlone() {
        return alone;
    }

    /** Whether the heads in memory can be relied on as they are. */
    public boolean isFresh() {
        if (alone) {
            return true;
        }
        asked = Look.now();
        return surprises >= bell.surprises() && followed.isWithin(FRESH);
    }

    /** Makes sure of it, as of now; whoever finds somebody else at it waits for them, or is told that there is no answer. */
    public void freshen() {
        if (isFresh()) {
            return;
        }
        follow(Look.now(), bell.surprises());
    }

    @Scheduled(fixedDelay = "250ms")
    void goOn() {
        var wanted = !waiting.isEmpty() || asked.isWithin(Duration.ofSeconds(1));
        if (alone || !wanted) {
            return;
        }
        try {
            follow(Look.now(), 0);
        } catch (RuntimeException failure) {
            LOG.warn("Cannot follow the other nodes: {}", failure.getMessage());
        }
    }

    /** Asks, unless somebody has begun to after one came here, and after that surprise: their answer is one's own. */
    private void follow(Look came, long surprise) {
        following.pass(() -> {
            if (followed.isBefore(came) || surprises < surprise) {
                ask();
            }
            return followed;
        });
    }

    private void ask() {
        var now = Look.now();
        var known = bell.surprises();
        var setBack = now.at().isBefore(followed.at());
        if (setBack || !followed.isWithin(LONG_AWAY) || !swept.isWithin(SWEEP)) {
            sweep();
            swept = now;
        } else {
            reach(heads.changed(followed.at().minus(OVERLAP)));
        }
        followed = now;
        surprises = known;
    }

    /** What is a user's own first: who was removed knows it before what was said afterwards calls them. */
    private void reach(List<Heads.Row> rows) {
        rows.stream().filter(row -> !isOfConversation(row.topic())).forEach(row -> bell.reach(row.topic(), row.at()));
        rows.stream().filter(row -> isOfConversation(row.topic())).forEach(row -> bell.reach(row.topic(), row.at()));
    }

    /**
     * Looks at all that is held here, for whatever a late commit or a wrong clock has hidden; at conversations first, so
     * that what is known of users is never older.
     */
    private void sweep() {
        var held = new ArrayList<>(bell.held().keySet());
        held.sort(Comparator.comparing(topic -> !isOfConversation(topic)));
        var rows = new ArrayList<Heads.Row>();
        held.stream()
                .gather(Gatherers.windowFixed(SWEEP_AT_ONCE))
                .forEach(some -> rows.addAll(heads.of(ids(some, true), ids(some, false))));
        reach(rows);
    }

    private static boolean isOfConversation(Topic topic) {
        return topic.kind() == Topic.Kind.CONVERSATION;
    }

    /** IN needs something to look for; there is no conversation and no user 0. */
    private static List<Long> ids(List<Topic> topics, boolean conversations) {
        var ids = topics.stream()
                .filter(topic -> isOfConversation(topic) == conversations)
                .map(Topic::id)
                .distinct()
                .toList();
        return ids.isEmpty() ? List.of(0L) : ids;
    }
}
