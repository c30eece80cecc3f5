package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one reads does not move. Playwright cannot drive a distribution's Firefox, so Puppeteer drives both. */
@Tag("browser")
class ScrollTest {
    private static final Path PUPPETEER = Path.of("target", "puppeteer");

    @ParameterizedTest
    @Timeout(300)
    @CsvSource({"firefox, firefox-esr", "chrome, chromium"})
    void whatOneReadsStaysWhereItIs(String kind, String command) throws Exception {
        var process = new ProcessBuilder("node", "src/test/browser/scroll.mjs", TestServer.address(),
                PUPPETEER.toAbsolutePath().toString(), kind, find(command).toString())
                .redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("ok: older messages come above");
    }

    private static Path find(String command) {
        var found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() || !Files.isDirectory(PUPPETEER.resolve("node_modules/puppeteer-core"))) {
            var skipped = "SKIPPED: scrolling is not tested without " + command + " and puppeteer-core in " + PUPPETEER;
            System.out.println(skipped);
            if ("required".equals(System.getenv("PARLEY_BROWSER_TESTS"))) {
                throw new IllegalStateException(skipped);
            }
            Assumptions.abort(skipped);
        }
        return found.orElseThrow();
    }
}
