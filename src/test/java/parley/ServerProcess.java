package parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** Parley as a process of its own, as an operator runs it. */
final class ServerProcess {
    private final Process process;
    private final Path said;
    private final int port;

    private ServerProcess(Process process, Path said, int port) {
        this.process = process;
        this.said = said;
        this.port = port;
    }

    /** A command instead of the server: {@code java -jar parley.jar admin ada}. */
    static ServerProcess says(Path data, String... command) {
        return start(freePort(), data, Map.of(), command);
    }

    static ServerProcess start(int port, Path data, Map<String, String> environment, String... command) {
        try {
            var said = Files.createFile(TestServer.newFolder().resolve("said.txt"));
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"), "parley.Application");
            builder.command().addAll(List.of(command));
            builder.environment().remove("PARLEY_BROWSER_TESTS");
            builder.environment().putAll(database());
            builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
            builder.environment().put("PARLEY_DATA", data.toString());
            builder.environment().put("PARLEY_LIMITS_REGISTRATIONS_PER_ADDRESS", "1000000");
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true).redirectOutput(said.toFile());
            return new ServerProcess(builder.start(), said, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://localhost:" + port;
    }

    ServerProcess awaitReady() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            Assertions.assertThat(process.isAlive()).as("the server started: %s", said()).isTrue();
            return said().contains("Parley is at");
        });
        return this;
    }

    /** Pulls the plug: no shutdown of any kind. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As {@code kill}, SIGTERM. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    int exitCode() throws InterruptedException {
        var ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        Assertions.assertThat(ended).as("it ended: %s", said()).isTrue();
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> database() {
        var environment = new HashMap<String, String>();
        TestDatabase.settings()
                .forEach((name, value) -> environment.put(name.toUpperCase().replace('.', '_'), value.toString()));
        return environment;
    }
}
