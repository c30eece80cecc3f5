package parley.attachment;

import io.micronaut.context.BeanContext;
import java.time.Instant;

/** Lets the daily sweep come when a test wants it. */
public final class Broom {
    private Broom() {}

    public static void sweep(BeanContext server, Instant before) {
        server.getBean(Leftovers.class).sweep(before);
    }
}
