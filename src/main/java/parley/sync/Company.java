package parley.sync;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.account.Presence;
import parley.account.PresenceLimits;
import parley.bell.Listener;
import parley.bell.Source;
import parley.conversation.Circle;
import parley.http.Turnstile;

/**
 * Presence as each user sees it: everyone online with whom they share a conversation, and those of their directs and groups
 * who are away. It is worked out anew every few seconds at most, and those who wait are called a few at a time.
 */
@Singleton
class Company implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(Company.class);
    private static final Duration KEPT = Duration.ofMinutes(5);
    /** So many people either memory holds in all its answers together; each takes some 150 bytes. */
    private static final int MOST = 1_000_000;
    private static final int STEPS = 20;
    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cache<Long, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Long user, Known one) -> 1 + one.contacts().size())
            .expireAfterWrite(KEPT)
            .build();
    private final Cache<Long, Told> told = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Long user, Told one) -> 1 + one.of().contacts().size() + one.people().size())
            .expireAfterAccess(KEPT)
            .build();
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    /** Those whose contacts are being read anew. */
    private final Set<Long> reading = ConcurrentHashMap.newKeySet();
    /** When many come or go at once, the contacts of all who wait there are read a few at a time. */
    private final Turnstile turns = new Turnstile(READERS, PATIENCE);
    private final Contacts contacts;
    private final Presence presence;
    private final PresenceLimits limits;
    private final Traces traces;
    private volatile long called;
    /** Whether someone has been told less than is known since the last call, as it was too soon; so another must follow. */
    private volatile boolean owing;

    Company(Contacts contacts, Presence presence, PresenceLimits limits, Traces traces) {
        this.contacts = contacts;
        this.presence = presence;
        this.limits = limits;
        this.traces = traces;
    }

    /**
     * A user's contacts as they were read.
     *
     * @param places tells apart which conversations the user was in
     * @param seats how many were in them
     */
    private record Known(int places, long seats, long readNanos, List<Contacts.Contact> contacts) {}

    /** What a user is told until then, by {@link System#nanoTime}. */
    record Told(Known of, long generation, long untilNanos, List<Person> people, int trace) {}

    /** What the user is to be told, if memory suffices to know; null else. */
    @Nullable
    Told known(Circle circle) {
        var there = known.getIfPresent(circle.user());
        if (there == null || there.places() != circle.places()) {
            return null;
        }
        if (there.seats() != seats(circle)) {
            readAgain(circle, there);
        }
        return told(circle.user(), there);
    }

    /** What the user is to be told. */
    Told of(Circle circle) {
        var there = known(circle);
        return there == null ? told(circle.user(), read(circle)) : there;
    }

    private Known read(Circle circle) {
        var seats = seats(circle);
        var nanos = System.nanoTime();
        var found = turns.pass(() -> contacts.of(circle.user(), Sync.LARGEST_COMPANY));
        var read = new Known(circle.places(), seats, nanos, found);
        known.put(circle.user(), read);
        return read;
    }

    /**
     * Others have come or gone: news does not wait until all who wait have read who is there now. It is read beside,
     * now and then, and told with the next call.
     */
    private void readAgain(Circle circle, Known there) {
        owing = true;
        var isRecent = System.nanoTime() - there.readNanos() < limits.calm().toNanos();
        if (!isRecent && reading.add(circle.user())) {
            Thread.startVirtualThread(() -> {
                try {
                    read(circle);
                } catch (RuntimeException later) {
                    LOG.debug("Cannot read whom {} meets: {}", circle.user(), later.getMessage());
                } finally {
                    reading.remove(circle.user());
                }
            });
        }
    }

    /** How long nodes may not agree on who is there. */
    Duration calm() {
        return limits.calm();
    }

    @Override
    public void add(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Calls those who wait, spread over the time until the next call. */
    @Scheduled(fixedDelay = "${parley.presence.calm:10s}")
    void call() throws InterruptedException {
        var generation = presence.generation();
        if (generation == called && !owing || listeners.isEmpty()) {
            return;
        }
        owing = false;
        called = generation;
        var all = new ArrayList<>(listeners);
        var step = Math.ceilDiv(all.size(), STEPS);
        for (var from = 0; from < all.size(); from += step) {
            all.subList(from, Math.min(from + step, all.size())).forEach(Listener::moved);
            Thread.sleep(limits.calm().dividedBy(2L * STEPS));
        }
    }

    /**
     * Changes with everyone who joins or leaves one of the conversations that count, but for one who comes as another goes:
     * the largest ones do not count, and hundreds who wait in them need not be asked for when one more comes.
     */
    private static long seats(Circle circle) {
        var sum = 0L;
        for (var seat : circle.seats()) {
            var members = seat.head().at().members();
            sum += members <= Sync.LARGEST_COMPANY ? 1 + members : 0;
        }
        return sum;
    }

    private Told told(long user, Known of) {
        var generation = presence.generation();
        var now = System.nanoTime();
        var last = told.getIfPresent(user);
        if (last != null && last.of() == of && last.generation() == generation) {
            return last;
        }
        if (last != null && last.of() == of && now - last.untilNanos() < 0) {
            owing = true;
            return last;
        }
        var people = people(of.contacts());
        var calm = limits.calm().toNanos();
        var until = now + calm / 2 + calm * ThreadLocalRandom.current().nextInt(50) / 100;
        var fresh = new Told(of, generation, until, people, trace(people));
        told.put(user, fresh);
        return fresh;
    }

    private List<Person> people(List<Contacts.Contact> all) {
        var people = new ArrayList<Person>();
        for (var contact : all) {
            var online = presence.online(contact.username());
            if (online != null) {
                people.add(new Person(online.username(), online.displayName(), true, online.since()));
            } else if (contact.directs() > 0) {
                people.add(new Person(
                        contact.username(), contact.displayName(), false,
                        presence.lastSeen(contact.username(), contact.seenAt())));
            }
        }
        return people;
    }

    /** Each node knows by itself since when someone is there, and when they were last seen; they differ by seconds. */
    private int trace(List<Person> people) {
        var hash = 0;
        for (var person : people) {
            hash = 31 * hash + Objects.hash(person.username(), person.displayName(), person.online(), hour(person));
        }
        return people.isEmpty() ? Traces.NOTHING : traces.of(hash);
    }

    private static @Nullable Instant hour(Person person) {
        var since = person.since();
        return person.online() || since == null ? null : since.truncatedTo(ChronoUnit.HOURS);
    }
}
