package parley;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import parley.account.FirstAdmin;
import parley.demo.Demo;
import parley.file.Store;

/** Says where the server, its database and its files are, and while nobody is an admin how to become the first. */
@Singleton
@Requires(notEnv = {Environment.TEST, Demo.ENVIRONMENT})
class Greeting {
    private final FirstAdmin firstAdmin;
    private final Store store;
    private final String database;

    Greeting(FirstAdmin firstAdmin, Store store, @Value("${datasources.default.url}") String database) {
        this.firstAdmin = firstAdmin;
        this.store = store;
        this.database = database;
    }

    @EventListener
    void started(ServerStartupEvent event) {
        var address = event.getSource().getURL();
        System.out.println("Messages are kept in " + place(database));
        System.out.println("Files are kept in " + store.place());
        System.out.println("Parley is at " + address);
        if (firstAdmin.isWanted()) {
            System.out.println("Nobody is an administrator yet. This link makes the first one, once:");
            System.out.println("  " + address + "/signup?code=" + firstAdmin.code());
        }
    }

    /** Where a database is, by its address without what else that may say: who it is for, and with which password. */
    static String place(String url) {
        return url.replaceFirst("[;?].*", "").replaceFirst("//.*@", "//").replaceAll("\\(.*\\)", "…");
    }
}
