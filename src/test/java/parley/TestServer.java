package parley;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;

/** The one server that the tests of a run speak to. They share it as people would, so each makes people of its own. */
final class TestServer {
    private static final EmbeddedServer SERVER = start();

    private TestServer() {}

    static String address() {
        return SERVER.getURL().toString();
    }

    static <T> T bean(Class<T> type) {
        return SERVER.getApplicationContext().getBean(type);
    }

    private static EmbeddedServer start() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            var folder = Files.createTempDirectory("parley-test");
            Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
            settings.put("micronaut.server.port", -1);
            settings.put("parley.data", folder.toString());
            settings.put("parley.limits.registrations-per-address", 1_000_000);
            settings.put("parley.limits.failures-per-address", 1_000_000);
            return ApplicationContext.run(EmbeddedServer.class, settings);
        } catch (Exception failure) {
            throw new ExceptionInInitializerError(failure);
        }
    }
}
