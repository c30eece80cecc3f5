package parley.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import parley.account.Me;
import parley.http.Allowance;
import parley.http.WriteLimits;

/**
 * How often one may change rooms, and who is in them in what role, oneself among them. What one does to others is in the
 * audit, which is kept for ever: without a limit one could fill the disk, and hide what others did. Comings and goings are
 * news to everyone in the room.
 */
@Singleton
class Changes {
    private final Allowance allowance;

    Changes(WriteLimits limits) {
        this.allowance = new Allowance(limits.changesPerUser(), Duration.ofHours(1));
    }

    /** Counts one, or throws {@link parley.http.Problem.TooMany}. */
    void take(Me me) {
        allowance.take(me.username());
    }
}
