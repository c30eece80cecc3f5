package parley;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/** Servers for tests. Most speak to one that they share, as people would, so each makes people of its own. */
final class TestServer {
    private static final EmbeddedServer SHARED = start(-1, newFolder());

    private TestServer() {}

    static String address() {
        return SHARED.getURL().toString();
    }

    static <T> T bean(Class<T> type) {
        return SHARED.getApplicationContext().getBean(type);
    }

    /** A server of one's own, on the chosen database; -1 is any free port. */
    static EmbeddedServer start(int port, Path data) {
        return start(port, data, Map.of());
    }

    /** As above, with settings that are not those of every other test. */
    static EmbeddedServer start(int port, Path data, Map<String, Object> special) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.ROOT);
        Map<String, Object> settings = new HashMap<>(TestDatabase.settings());
        settings.put("micronaut.server.port", port);
        settings.put("parley.data", data.toString());
        settings.put("parley.limits.registrations-per-address", 1_000_000);
        settings.put("parley.limits.sessions-per-user", 1_000_000);
        settings.put("parley.limits.conversations-per-user", 1_000_000);
        settings.put("parley.limits.failures-per-address", 1_000_000);
        settings.put("parley.limits.changes-per-user", 1_000_000);
        settings.put("parley.passwords.memory", 1024);
        settings.put("datasources.default.connection-timeout", 30_000);
        settings.put("parley.presence.tick", "200ms");
        settings.put("parley.presence.calm", "200ms");
        settings.put("parley.push.anywhere", true);
        settings.put("parley.push.every", "1h");
        settings.putAll(special);
        return ApplicationContext.run(EmbeddedServer.class, settings);
    }

    /** Below the build's own folder, which {@code mvn clean} sweeps away. */
    static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data").toAbsolutePath()), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
