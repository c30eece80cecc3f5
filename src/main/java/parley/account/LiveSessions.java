package parley.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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

    private final LoadingCache<Long, Optional<Me>> live;
    private final Bell bell;

    LiveSessions(Sessions sessions, Bell bell) {
        this.live = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .build(sessions::live);
        this.bell = bell;
    }

    Optional<Me> find(long session) {
        return live.get(session);
    }

    /** Who is behind the session, or {@link Problem.Unauthenticated} once it has ended. */
    public Me require(long session) {
        return find(session)
                .orElseThrow(
                        () -> new Problem.Unauthenticated("session-ended", "This session has ended. Sign in again."));
    }

    @TransactionalEventListener
    void ended(Sessions.Ended ended) {
        live.invalidate(ended.session());
        bell.ring(Topic.session(ended.session()));
    }
}
