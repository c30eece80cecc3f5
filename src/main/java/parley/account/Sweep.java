package parley.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Forgets what can no longer be of use. */
@Singleton
class Sweep {
    private static final int AT_ONCE = 500;

    private final Sessions sessions;

    Sweep(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1d")
    void sessions() {
        var now = Instant.now();
        int forgotten;
        do {
            forgotten = sessions.forgetExpired(now, AT_ONCE);
        } while (forgotten == AT_ONCE);
        for (var dead = dead(now); !dead.isEmpty(); dead = dead(now)) {
            sessions.bury(dead);
        }
    }

    private List<Long> dead(Instant now) {
        return sessions.dead(now.minus(Sessions.LIFETIME), AT_ONCE);
    }
}
