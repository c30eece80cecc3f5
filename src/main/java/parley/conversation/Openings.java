package parley.conversation;

import jakarta.inject.Singleton;
import java.time.Duration;
import parley.account.Me;
import parley.http.Allowance;
import parley.http.WriteLimits;

/**
 * How many conversations one may begin, and how many new names give to rooms. Directs and groups come to all who are in
 * them, unasked, and stay: without a limit one could fill another's list until no cursor holds it. Rooms keep all names
 * that they ever had: without one, one could take all names there are.
 */
@Singleton
class Openings {
    private final Allowance allowance;

    Openings(WriteLimits limits) {
        this.allowance = new Allowance(limits.conversationsPerUser(), Duration.ofHours(1));
    }

    /** Counts one, or throws {@link parley.http.Problem.TooMany}. */
    void take(Me me) {
        allowance.take(me.username());
    }
}
