package parley.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Parley from its jar, as a process of its own. */
final class Server implements AutoCloseable {
    private static final int TICKS_A_SECOND = 100;
    private static final double QUIET = 0.1;
    private static final int MOST_SECONDS_TO_QUIET = 30;
    private static final int MOST_ERRORS = 10;
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path said;
    private final int port;
    private final long startMillis;
    private final double startCpu;

    private Server(ProcessBuilder builder, Path folder) throws IOException {
        port = freePort();
        said = folder.resolve("said.txt");
        builder.redirectOutput(said.toFile()).environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        var begin = System.nanoTime();
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitAnswer();
        startCpu = cpu();
        startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** With a plain-text route beside its own, to compare with. */
    static Server start(Settings settings, Path folder) throws IOException {
        return new Server(Launch.compared(folder, settings.jvm()), folder);
    }

    /** As an operator starts it. */
    static Server startJar(Path folder, List<String> options) throws IOException {
        return new Server(Launch.jar(folder, options), folder);
    }

    /** As an operator starts it, on an embedded database whatever the environment names. */
    static Server startAlone(Path folder) throws IOException {
        return new Server(Launch.alone(folder), folder);
    }

    int port() {
        return port;
    }

    /** Milliseconds from the start of the process to the first answer. */
    long startMillis() {
        return startMillis;
    }

    /** CPU seconds, of all cores together, that it took to the first answer. */
    double startCpu() {
        return startCpu;
    }

    /** CPU seconds so far. */
    double cpu() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_A_SECOND;
    }

    /** Resident megabytes. */
    long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until it has hardly anything to do, but not for ever. */
    void awaitQuiet() throws Exception {
        for (var i = 0; i < MOST_SECONDS_TO_QUIET; i++) {
            var before = cpu();
            Thread.sleep(1_000);
            if (cpu() - before < QUIET) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!process.isAlive()) {
            Report.say("the server has ended by itself, with exit code " + process.exitValue());
        }
        process.destroy();
        process.onExit().join();
        Files.readAllLines(said).stream().filter(line -> line.contains("ERROR")).limit(MOST_ERRORS)
                .forEach(Report::say);
    }

    private void awaitAnswer() throws IOException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IOException("The server did not start: " + Files.readString(said));
            }
        }
    }

    private boolean answers() {
        try (var caller = new Caller(port)) {
            return caller.get("/health/liveness", null).status() == 200;
        } catch (IOException notYet) {
            return pause();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(2);
            return false;
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
