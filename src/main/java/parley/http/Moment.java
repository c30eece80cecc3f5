package parley.http;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present, as exact as it is stored and sent: to the millisecond. */
public final class Moment {
    private Moment() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
