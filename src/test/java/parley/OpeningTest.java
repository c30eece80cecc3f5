package parley;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a conversation comes onto the screen: whole, at its end, and then it stands still. */
@Tag("browser")
@Timeout(120)
class OpeningTest {
    private static final String SHIFTS = """
            globalThis.shifted = 0;
            new PerformanceObserver(list => list.getEntries().forEach(shift => { shifted += shift.value; }))
              .observe({ type: 'layout-shift', buffered: true });
            """;
    /** Which messages the first frame has yet to lay out: names of the animations of the oldest and of the newest. */
    private static final String FIRST_FRAME = """
            const look = () => {
              const newest = document.querySelector('#m60');
              if (!newest) return requestAnimationFrame(look);
              const names = message => message.getAnimations().map(animation => animation.animationName).join();
              globalThis.first = [names(document.querySelector('#m11')), names(newest)].join('|');
            };
            requestAnimationFrame(look);
            """;
    private static final String PAINTS = "performance.getEntriesByType('paint').length";

    private final Person ada = Person.named("ada");
    private final String room = Person.unique("long");
    private final Chromium chromium = Chromium.start();

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void whatIsLaidOutAfterTheFirstFrameMovesNothing() {
        var page = phone();
        page.addInitScript(SHIFTS);
        page.addInitScript(FIRST_FRAME);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        PlaywrightAssertions.assertThat(page.locator("#m60")).isInViewport();
        assertThat(page.locator("#m11").boundingBox().height).as("the oldest of the page").isGreaterThan(35);
        assertThat(page.evaluate("first")).isEqualTo("unlaid|");
        assertThat(((Number) page.evaluate("shifted")).doubleValue()).isLessThan(.01);
    }

    @Test
    void nothingIsDrawnBeforeThePageIsWhole() throws IOException {
        var page = phone();
        var rest = new CountDownLatch(1);
        var slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        slow.createContext("/", exchange -> passOn(exchange, rest));
        slow.start();
        try {
            page.navigate("http://localhost:" + slow.getAddress().getPort() + "/rooms/" + room,
                    new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForCondition(() -> page.locator(".message").count() > 10);
            page.waitForCondition(() -> page.evaluate("document.styleSheets.length").equals(1));
            page.waitForTimeout(500);
            assertThat(page.evaluate(PAINTS)).isEqualTo(0);
            rest.countDown();
            page.waitForFunction(PAINTS);
            assertThat(page.locator(".message").count()).isGreaterThanOrEqualTo(50);
        } finally {
            rest.countDown();
            slow.stop(0);
        }
    }

    private Page phone() {
        var number = ada.enters(room);
        IntStream.rangeClosed(1, 60).forEach(i -> ada.says(number, "message " + i).is(201));
        return chromium.signedIn(ada, 390, 844);
    }

    /** Hands over what the server answers, and of a page only what stands before a late message until the rest may come. */
    private static void passOn(HttpExchange exchange, CountDownLatch rest) throws IOException {
        try (exchange; var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(TestServer.address() + exchange.getRequestURI()))
                    .header("Cookie", String.valueOf(exchange.getRequestHeaders().getFirst("Cookie")))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString(ISO_8859_1));
            var body = answer.body();
            var type = answer.headers().firstValue("Content-Type").orElse("");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            var late = type.startsWith("text/html") ? body.indexOf("id=\"m40\"") : body.length();
            exchange.getResponseBody().write(body.substring(0, late).getBytes(ISO_8859_1));
            exchange.getResponseBody().flush();
            if (late < body.length()) {
                rest.await();
                exchange.getResponseBody().write(body.substring(late).getBytes(ISO_8859_1));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
