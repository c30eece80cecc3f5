package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bell.Bell;
import parley.bell.Head;
import parley.bell.Tail;
import parley.bell.Topic;
import parley.http.Once;
import parley.http.Problem;

/**
 * Whether a session still lives, asked at every request and mostly answered from memory: what is remembered holds until
 * the revision of the user's account moves, on whichever node that happens.
 */
@Singleton
public class LiveSessions {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final Cache<Long, Known> live = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(REMEMBERED)
            .build();
    private final Once<Long, Optional<Me>> reading = Once.atATime();
    private final Sessions sessions;
    private final Bell bell;
    private final Tail tail;

    LiveSessions(Sessions sessions, Bell bell, Tail tail) {
        this.sessions = sessions;
        this.bell = bell;
        this.tail = tail;
    }

    /** Who is behind a session as of a revision of their affairs. */
    private record Known(Me me, long rev, Head head) {
        boolean isCurrent() {
            return head.rev() == rev;
        }
    }

    /** Who is behind the session, if that is in memory and has not changed; null else. */
    public @Nullable Me known(long session) {
        return tail.isFresh() ? current(session) : null;
    }

    private @Nullable Me current(long session) {
        var known = live.getIfPresent(session);
        return known != null && known.isCurrent() ? known.me() : null;
    }

    /** Asked of the database outside of the cache, so that while it is down nobody queues behind another's time-out. */
    Optional<Me> find(long session) {
        tail.freshen();
        var known = current(session);
        return known == null ? asked(session) : Optional.of(known);
    }

    /** What was read for another may be older than what has happened since, such as the end of the session: then again. */
    private Optional<Me> asked(long session) {
        var shared = reading.get(session, () -> read(session));
        return shared.isPresent() && current(session) == null ? read(session) : shared;
    }

    /** Who is behind the session, or {@link Problem.Unauthenticated} once it has ended. */
    public Me require(long session) {
        return find(session).orElseThrow(LiveSessions::over);
    }

    static Problem.Unauthenticated over() {
        return new Problem.Unauthenticated("session-ended", "This session has ended. Sign in again.");
    }

    private Optional<Me> read(long session) {
        var found = sessions.live(session);
        if (found.isEmpty()) {
            live.invalidate(session);
            return Optional.empty();
        }
        var head = bell.head(Topic.account(found.get().id()));
        // Nobody held the head until now, so something may have happened since: read again.
        var now = head.rev() < 0 ? sessions.live(session) : found;
        now.ifPresent(who -> {
            head.reach(Head.At.of(who.rev()));
            live.put(session, new Known(who.me(), who.rev(), head));
        });
        return now.map(Session.Live::me);
    }
}
