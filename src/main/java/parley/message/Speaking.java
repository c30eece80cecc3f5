package parley.message;

import jakarta.inject.Singleton;
import java.time.Duration;
import parley.account.Me;
import parley.http.Allowance;
import parley.http.WriteLimits;

/** How much a user may have others hear in a minute: posts, what is put better and reactions together. */
@Singleton
class Speaking {
    private final Allowance allowance;

    Speaking(WriteLimits limits) {
        allowance = new Allowance(limits.messagesPerUser(), Duration.ofMinutes(1));
    }

    /** Takes one, or refuses it as {@link Allowance#take} does. */
    void take(Me me) {
        allowance.take(me.username());
    }
}
