package parley.push;

import io.micronaut.context.BeanContext;

/** Lets time pass when a test wants it. */
public final class Ticks {
    private Ticks() {}

    /** What was said has gathered and rested. */
    public static void pass(BeanContext server) {
        var alarm = server.getBean(Alarm.class);
        alarm.tick();
        alarm.tick();
    }

    /** An hour is over. */
    public static void sweep(BeanContext server) {
        server.getBean(Alarm.class).sweep();
    }
}
