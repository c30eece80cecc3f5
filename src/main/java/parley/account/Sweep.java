package parley.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Forgets what can no longer be of use. */
@Singleton
class Sweep {
    private final Sessions sessions;

    Sweep(Sessions sessions) {
        this.sessions = sessions;
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1d")
    void refreshTokens() {
        sessions.forgetExpired(Instant.now());
    }
}
