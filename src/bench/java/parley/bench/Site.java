package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where the measuring happens: a folder for the server, a database full of people who talk. */
record Site(Settings settings, Path folder, Database database, Town town) implements AutoCloseable {
    static Site open(Settings settings) throws Exception {
        var folder = Files.createTempDirectory("parley-bench");
        var database = Database.chosen(folder);
        try (var server = Server.start(settings, folder)) {
            Report.say("the tables are there after a start of " + server.startMillis() + " ms");
        }
        return new Site(settings, folder, database, Fill.town(settings, database));
    }

    /** Nobody lives here: for parts that bring their own people. */
    static Site empty(Settings settings) throws IOException {
        var folder = Files.createTempDirectory("parley-bench");
        return new Site(settings, folder, Database.chosen(folder), Town.NONE);
    }

    Server serve() throws IOException {
        return Server.start(settings, folder);
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Site::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
