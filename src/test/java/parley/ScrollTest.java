package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What one reads does not move in Firefox. Playwright cannot drive a distribution's, so Puppeteer does. */
class ScrollTest {
    private static final Path PUPPETEER = Path.of("target", "puppeteer");

    @Test
    @Timeout(300)
    void whatOneReadsStaysWhereItIs() throws Exception {
        var process = new ProcessBuilder("node", "src/test/browser/scroll.mjs", TestServer.address(),
                PUPPETEER.toAbsolutePath().toString(), find("firefox-esr").toString())
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
