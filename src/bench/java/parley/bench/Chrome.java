package parley.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The system's Chromium, as a phone of 390 × 844. */
final class Chrome implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final double LATENCY_MILLIS = 562.5;
    private static final double BYTES_A_SECOND = 1.44 * 1024 * 1024 / 8;
    private static final double BYTES_UP_A_SECOND = 675 * 1024 / 8.0;
    private static final int SLOWER = 4;

    private final Path executable;
    private final Playwright playwright;
    private final Browser browser;

    private Chrome(Path executable) {
        this.executable = executable;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    static Chrome start() {
        var path = System.getenv().getOrDefault("PATH", "");
        return new Chrome(Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + NAMES + " is on the PATH")));
    }

    Path executable() {
        return executable;
    }

    String version() {
        return browser.version();
    }

    /** A new phone, on which nothing has been kept. */
    Page phone(ColorScheme scheme) {
        return browser.newContext(new NewContextOptions().setViewportSize(390, 844).setDeviceScaleFactor(2)
                .setHasTouch(true).setIsMobile(true).setColorScheme(scheme)).newPage();
    }

    /** Slow 4G. */
    static void farAway(CDPSession session) {
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", LATENCY_MILLIS);
        network.addProperty("downloadThroughput", BYTES_A_SECOND);
        network.addProperty("uploadThroughput", BYTES_UP_A_SECOND);
        session.send("Network.emulateNetworkConditions", network);
    }

    /** A phone's processor: a quarter of this machine's. */
    static void slow(CDPSession session) {
        var processor = new JsonObject();
        processor.addProperty("rate", SLOWER);
        session.send("Emulation.setCPUThrottlingRate", processor);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
