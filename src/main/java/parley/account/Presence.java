package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.bell.Tail;
import parley.bell.Waiting;
import parley.http.Moment;

/**
 * Who is online: whoever has polled of late. To poll costs no more than a note in memory; comings and goings are
 * gathered, and every few seconds written for other nodes, read from them, and announced here all at once.
 */
@Singleton
public class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(15);
    private static final int MOST_GONE = 100_000;

    private final Map<Long, Visit> visits = new ConcurrentHashMap<>();
    private final Map<String, Online> online = new ConcurrentHashMap<>();
    private final Cache<String, Instant> gone = Caffeine.newBuilder().maximumSize(MOST_GONE).build();
    private final Visits stored;
    private final Waiting waiting;
    private final Tail tail;
    private final PresenceLimits limits;
    private volatile long generation;

    Presence(Visits stored, Waiting waiting, Tail tail, PresenceLimits limits) {
        this.stored = stored;
        this.waiting = waiting;
        this.tail = tail;
        this.limits = limits;
    }

    /** Someone who is online, since when, and how they call themselves now. */
    public record Online(String username, String displayName, Instant since) {}

    /** A poll has come from them. */
    public void seen(Me me) {
        var now = Moment.now();
        visits.compute(me.id(), (id, there) -> {
            var visit = there == null ? new Visit(id, me.username(), now) : there;
            visit.renew(me.displayName(), now);
            return visit;
        });
    }

    /** They have signed out; unless they wait on another device, that ends their visit to this node. */
    void left(long user) {
        var visit = visits.get(user);
        if (visit != null && !visit.isFromElsewhere()) {
            visit.end();
        }
    }

    @TransactionalEventListener
    void shutOut(Sessions.ShutOut out) {
        left(out.user());
    }

    /** Who is online under this name, or null. */
    public @Nullable Online online(String username) {
        return online.get(username);
    }

    /** Whether a poll has come from them, as far as this node knows, after a moment. */
    public boolean polledSince(long user, Instant moment) {
        var visit = visits.get(user);
        return visit != null && visit.last().isAfter(moment);
    }

    /** How many are online. */
    public int count() {
        return online.size();
    }

    /**
     * When someone who is not online was last seen, or null if never.
     *
     * @param stored when they were, as the database knows: another node may have seen them since this one did
     */
    public @Nullable Instant lastSeen(String username, @Nullable Instant stored) {
        var here = gone.getIfPresent(username);
        return here == null || stored != null && stored.isAfter(here) ? stored : here;
    }

    /** Grows whenever anybody comes, goes or takes another name. */
    public long generation() {
        return generation;
    }

    /** Comings and goings are gathered for so long, then written and read. */
    @Scheduled(fixedDelay = "${parley.presence.tick:5s}")
    void tick() {
        try {
            if (!tail.isAlone() && (!visits.isEmpty() || !waiting.isEmpty())) {
                readOthers();
            }
            announce();
            write(WRITTEN_EVERY);
        } catch (RuntimeException failure) {
            LOG.warn("Presence is not up to date: {}", failure.getMessage());
        }
    }

    private void readOthers() {
        for (var other : stored.since(Moment.now().minus(limits.lease()))) {
            if (other.since() == null) {
                visits.computeIfPresent(other.userId(), (id, visit) -> visit.isFromElsewhere() ? null : visit);
            } else {
                visits.computeIfAbsent(other.userId(), id -> Visit.elsewhere(other)).hear(other);
            }
        }
    }

    private void announce() {
        var expired = Moment.now().minus(limits.lease());
        var over = new ArrayList<Visits.Row>();
        var changed = false;
        for (var visit : visits.values()) {
            if (waiting.of(visit.user()) == 0 && ends(visit, expired)) {
                gone.put(visit.username(), visit.last());
                if (!visit.isFromElsewhere()) {
                    over.add(visit.ended());
                }
            } else {
                var now = visit.online();
                changed |= !now.equals(online.put(visit.username(), now));
            }
        }
        var there = visits.values().stream().map(Visit::username).collect(Collectors.toSet());
        changed |= online.keySet().retainAll(there);
        if (changed) {
            generation++;
        }
        store(over);
    }

    /** Unless a poll has come meanwhile. */
    private boolean ends(Visit over, Instant expired) {
        return visits.computeIfPresent(over.user(), (id, visit) -> visit.isOver(expired) ? null : visit) == null;
    }

    private void write(Duration every) {
        var due = new ArrayList<Visits.Row>();
        for (var visit : visits.values()) {
            if (visit.isDue(every)) {
                due.add(visit.row());
            }
        }
        store(due);
    }

    /** In one order on all nodes, so that none of them waits for another that waits for it. */
    private void store(List<Visits.Row> rows) {
        if (!rows.isEmpty()) {
            stored.put(rows.stream().sorted(Comparator.comparingLong(Visits.Row::userId)).toList());
        }
    }

    /** What nobody has written yet, so that "last seen" is right after a restart. */
    @PreDestroy
    void stop() {
        try {
            write(Duration.ZERO);
        } catch (RuntimeException gone) {
            LOG.debug("Could not write who was here", gone);
        }
    }
}
