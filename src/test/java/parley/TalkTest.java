package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two people talk in real browsers, ada on a phone and grace at a desk. */
@Tag("browser")
@Timeout(120)
class TalkTest {
    /** Typing is over after 6 s. */
    private static final double SOONER_THAN_BY_ITSELF = 5_000;

    private final Chromium chromium = Chromium.start();
    private final List<String> complaints = new ArrayList<>();
    private final String room = Person.unique("kitchen");
    private String address;
    private Page ada;
    private Page grace;

    @BeforeEach
    void bothEnterARoom() {
        enterAt(TestServer.address());
    }

    @AfterEach
    void end() {
        chromium.close();
    }

    @Test
    void theyTalkWithoutReloading() {
        says(ada, "Hello, Grace");
        assertThat(lastBody(grace)).hasText("Hello, Grace");
        says(grace, "Hello, Ada. <b>Tea?</b>");
        assertThat(lastBody(ada)).hasText("Hello, Ada. <b>Tea?</b>");

        assertThat(ada.locator(".message.mine")).hasCount(1);
        assertThat(grace.locator(".message.mine")).hasCount(1);
        assertThat(grace.locator(".entry .by bdi").first()).hasText("You");
        grace.reload();
        assertThat(grace.locator(".entry .by bdi").first()).hasText("You");
        var mine = ada.locator(".message.mine .bubble").boundingBox();
        var theirs = ada.locator(".message:not(.mine) .bubble").boundingBox();
        Assertions.assertThat(390 - (mine.x + mine.width)).as("mine stands right").isLessThan(40);
        Assertions.assertThat(theirs.x).as("theirs stands left").isLessThan(80);
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void theServerGoesForTenSecondsAndNothingIsLostOrDoubled() throws InterruptedException {
        var data = TestServer.newFolder();
        var port = ServerProcess.freePort();
        var server = TestServer.start(port, data);
        enterAt(server.getURL().toString());
        says(ada, "before");
        assertThat(lastBody(grace)).hasText("before");

        server.getApplicationContext().close();
        IntStream.rangeClosed(1, 3).forEach(i -> says(ada, "meanwhile " + i));
        assertThat(ada.locator(".message.mine")).hasCount(4);
        ada.waitForTimeout(10_000);
        try (var _ = TestServer.start(port, data)) {
            var texts = new String[]{"before", "meanwhile 1", "meanwhile 2", "meanwhile 3"};
            var inTime = new LocatorAssertions.HasTextOptions().setTimeout(45_000);
            assertThat(grace.locator(".message .body")).hasText(texts, inTime);
            assertThat(ada.locator(".message .body")).hasText(texts, inTime);
            assertThat(ada.locator("#m4")).isVisible();
            says(grace, "after");
            assertThat(lastBody(ada)).hasText("after", inTime);
        }
    }

    @Test
    void whoseMessageGetsThroughHearsOfTheOthersWithoutPausingOn() {
        ada.route("**/api/v1/sync*", Route::abort);
        ada.clock().install();
        ada.clock().pauseAt(System.currentTimeMillis() + 60_000);
        ada.reload();
        do {
            ada.clock().runFor(2000);
        } while (!ada.locator("#banner span").isVisible());
        ada.unroute("**/api/v1/sync*");
        says(grace, "You cannot hear me");
        assertThat(grace.locator("#m1")).isVisible();
        says(ada, "Now I can");
        assertThat(ada.locator(".message .body")).hasText(new String[]{"You cannot hear me", "Now I can"});
    }

    @Test
    void olderMessagesComeAsOneScrollsUpAndTheEndStaysWhereItIs() {
        var linus = Person.named("linus", address);
        var id = linus.enters(room);
        ada.navigate(address + "/settings");
        IntStream.rangeClosed(1, 120).forEach(i -> linus.says(id, "message number " + i));
        ada.navigate(address + "/rooms/" + room);
        assertThat(ada.locator("#m120 .body")).isInViewport();
        assertThat(ada.locator(".message")).hasCount(50);
        assertThat(ada.locator("#m70")).not().isAttached();

        ada.locator(".scroll").focus();
        ada.keyboard().press("Home");
        assertThat(ada.locator("#m21")).isAttached();
        ada.keyboard().press("Home");
        assertThat(ada.locator("#m1")).isAttached();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void joiningByTypingANameCreatesTheRoom() {
        var name = Person.unique("new");
        grace.locator(".join input").fill(name);
        grace.keyboard().press("Enter");
        assertThat(grace.locator("h1")).hasText(name);
        says(grace, "first!");
        assertThat(grace.locator("#m1 .body")).hasText("first!");
    }

    @Test
    void oneSeesThatTheOtherIsTyping() {
        grace.locator("#composer textarea").pressSequentially("I am thinking");
        assertThat(ada.locator("#typing")).containsText("is typing…");
        assertThat(ada.locator("#typing")).containsText(username(grace));
        grace.locator("#composer .send").click();
        assertThat(lastBody(ada)).hasText("I am thinking");
        assertThat(ada.locator("#typing"))
                .isEmpty(new LocatorAssertions.IsEmptyOptions().setTimeout(SOONER_THAN_BY_ITSELF));
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void ticksTellThatAMessageArrivedAndThenThatItWasRead() {
        grace.navigate(address + "/");
        says(ada, "Have you read this?");
        assertThat(grace.locator(".entry .said").first()).hasText("Have you read this?");
        assertThat(ada.locator(".message.mine .ticks.delivered")).isVisible();
        assertThat(ada.locator(".message.mine .ticks")).hasText("Delivered");

        grace.navigate(address + "/rooms/" + room);
        assertThat(ada.locator(".message.mine .ticks.read")).isVisible();
        assertThat(ada.locator(".message.mine .ticks")).hasText("Read");
    }

    @Test
    void aDirectThatTheOtherOpensAppearsByItselfAndTellsThatTheyAreHere() {
        ada.navigate(address + "/");
        assertThat(ada.locator(".entry .title bdi").first()).not().hasText(username(grace));

        grace.navigate(address + "/people/" + username(ada));
        grace.getByText("Send a message").click();
        says(grace, "Just us");

        var entry = ada.locator(".entry").first();
        assertThat(entry.locator(".title bdi")).hasText(username(grace));
        assertThat(entry.locator(".said")).hasText("Just us");
        assertThat(entry.locator(".number")).hasText("1");
        assertThat(entry.locator(".dot")).isVisible();
        assertThat(grace.locator("#presence")).hasText("online");
        Assertions.assertThat(complaints).isEmpty();
    }

    private void enterAt(String server) {
        address = server;
        ada = enters("ada", 390, 844);
        grace = enters("grace", 1280, 800);
    }

    private Page enters(String name, int width, int height) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(width, height));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("ERR_CONNECTION_REFUSED")) {
                complaints.add(name + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(name + ": " + error));
        page.navigate(address + "/signup");
        page.getByLabel("Username").fill(Person.unique(name));
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.getByText("Create account").click();
        page.waitForURL(address + "/");
        page.navigate(address + "/rooms/" + room);
        page.locator("button.primary").click();
        Chromium.isAlive(page);
        return page;
    }

    private static String username(Page page) {
        return page.locator("body").getAttribute("data-username");
    }

    private static void says(Page page, String text) {
        page.locator("#composer textarea").fill(text);
        page.locator("#composer .send").click();
    }

    private static Locator lastBody(Page page) {
        return page.locator(".message .body").last();
    }
}
