package parley;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import parley.account.FirstAdmin;
import parley.demo.Demo;

/** Says where the server is, and while nobody is an admin how to become the first. */
@Singleton
@Requires(notEnv = {Environment.TEST, Demo.ENVIRONMENT})
class Greeting {
    private final FirstAdmin firstAdmin;

    Greeting(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    @EventListener
    void started(ServerStartupEvent event) {
        var address = event.getSource().getURL();
        System.out.println("Parley is at " + address);
        if (firstAdmin.isWanted()) {
            System.out.println("Nobody is an administrator yet. This link makes the first one, once:");
            System.out.println("  " + address + "/signup?code=" + firstAdmin.code());
        }
    }
}
