package parley.account;

import io.micronaut.context.BeanContext;

/** Lets time pass when a test wants it. */
public final class Days {
    private Days() {}

    /** A day is over. */
    public static void pass(BeanContext server) {
        server.getBean(Sweep.class).sessions();
    }
}
