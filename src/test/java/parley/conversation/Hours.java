package parley.conversation;

import io.micronaut.context.BeanContext;

/** Lets time pass when a test wants it. */
public final class Hours {
    private Hours() {}

    /** A minute is over. */
    public static void minute(BeanContext server) {
        server.getBean(Eraser.class).goOn();
    }

    /** An hour is over. */
    public static void pass(BeanContext server) {
        server.getBean(Departures.class).goOn();
    }
}
