package parley;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import org.awaitility.Awaitility;

/** What a server counts. */
record Meters(MeterRegistry registry) {
    static Meters of(ApplicationContext server) {
        return new Meters(server.getBean(MeterRegistry.class));
    }

    static Meters shared() {
        return new Meters(TestServer.bean(MeterRegistry.class));
    }

    int waiting() {
        return (int) registry.get("parley.polls.waiting").gauge().value();
    }

    /** Returns when as many polls wait, so that what comes next wakes them. */
    void awaitWaiting(int many) {
        Awaitility.await().until(() -> waiting() == many);
    }

    /** How often anybody has asked the database for anything: no statement is sent without a connection. */
    long connectionsTaken() {
        return registry.get("hikaricp.connections.acquire").timer().count();
    }
}
