package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import parley.bell.Bell;
import parley.bell.Topic;
import parley.http.Problem;

/** Whether a session still lives, asked at every request: an ended one is refused within a second on every node. */
@Singleton
public class LiveSessions {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final int MOST = 100_000;

    private final Cache<Long, Optional<Me>> live;
    private final Sessions sessions;
    private final Bell bell;

    LiveSessions(Sessions sessions, Bell bell) {
        this.live = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .build();
        this.sessions = sessions;
        this.bell = bell;
    }

    /** Asked of the database outside of the cache, so that while it is down nobody queues behind another's time-out. */
    Optional<Me> find(long session) {
        var known = live.getIfPresent(session);
        if (known == null) {
            known = sessions.live(session);
            live.put(session, known);
        }
        return known;
    }

    /** Who is behind the session, or {@link Problem.Unauthenticated} once it has ended. */
    public Me require(long session) {
        return find(session).orElseThrow(LiveSessions::over);
    }

    static Problem.Unauthenticated over() {
        return new Problem.Unauthenticated("session-ended", "This session has ended. Sign in again.");
    }

    @TransactionalEventListener
    void ended(Sessions.Ended ended) {
        live.invalidate(ended.session());
        bell.ring(Topic.session(ended.session()));
    }
}
