package parley;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's Chromium, one for all tests, in contexts that are each test's own; without its windows where that is
 * installed too, since a page costs half as much there. Where there is none, browser tests are skipped, unless CI
 * forbids that.
 */
final class Chromium implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 15_000;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String WITHOUT_WINDOWS = "chromium-headless-shell";

    private static final Map<Path, Browser> SHARED = new HashMap<>();

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    static Chromium start() {
        return start(Stream.concat(Stream.of(WITHOUT_WINDOWS), NAMES.stream()));
    }

    /** As people have it, with what needs a desktop, such as notifications. */
    static Chromium withWindows() {
        return start(NAMES.stream());
    }

    private static Chromium start(Stream<String> names) {
        var executable = find(names);
        if (executable.isEmpty()) {
            var skipped = "SKIPPED: browser tests need Chromium, and none of " + NAMES + " is on the PATH.";
            System.out.println(skipped);
            if ("required".equals(System.getenv("PARLEY_BROWSER_TESTS"))) {
                throw new IllegalStateException(skipped);
            }
            Assumptions.abort(skipped);
        }
        return new Chromium(SHARED.computeIfAbsent(executable.orElseThrow(), Chromium::launch));
    }

    Browser browser() {
        return browser;
    }

    /** A window of that size, in which someone has signed in on this server. */
    Page signedIn(Person person, int width, int height) {
        var page = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)).newPage();
        signsIn(page, person);
        return page;
    }

    /** Signs someone in on this server, who then sees their conversations. */
    static void signsIn(Page page, Person person) {
        page.navigate(TestServer.address() + "/signin");
        page.locator("#username").fill(person.username());
        page.locator("#password").fill(Person.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(TestServer.address() + "/");
    }

    /** Waits until the script has taken a conversation over: keys and taps would be lost on it before. */
    static void isAlive(Page page) {
        page.waitForSelector(".attach:not([hidden])");
    }

    /** Opens a page whose script waits until the answer is resumed. */
    static Route holdsBackTheScript(Page page, String address) {
        var texts = new CompletableFuture<Route>();
        page.route("**/texts/*.js", route -> {
            if (!texts.complete(route)) {
                route.resume();
            }
        });
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForCondition(texts::isDone);
        return texts.join();
    }

    /** Ends with the tests' own process. */
    private static Browser launch(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright.chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    private static Optional<Path> find(Stream<String> names) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return names.flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }
}
