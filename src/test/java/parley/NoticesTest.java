package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Turning notifications on and off, and what a push shows. No push service is in reach of a test: where a browser would
 * subscribe with one, it is made to believe that it has.
 */
@Tag("browser")
@Timeout(120)
class NoticesTest {
    private static final String SUBSCRIBED = """
            let subscription = null;
            window.asked = 0;
            const ask = Notification.requestPermission.bind(Notification);
            Notification.requestPermission = () => { window.asked++; return ask(); };
            PushManager.prototype.getSubscription = async () => subscription;
            PushManager.prototype.subscribe = async options => subscription = {
              options: { applicationServerKey: Uint8Array.from(atob(options.applicationServerKey.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt()).buffer },
              toJSON: () => ({ endpoint: `https://8.8.8.8/${Math.random()}`, expirationTime: null, keys: { p256dh: 'B', auth: 't' } }),
              unsubscribe: async () => { subscription = null; return true; },
            };""";

    private final Chromium chromium = Chromium.withWindows();
    private final List<String> complaints = new ArrayList<>();
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @AfterEach
    void end() {
        chromium.close();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void aTapTurnsThemOnAndAnotherOffAndNobodyIsAskedBefore() {
        var browser = browser();
        browser.grantPermissions(List.of("notifications"));
        browser.addInitScript(SUBSCRIBED);
        var page = settings(browser);
        assertThat(page.locator("#notices [role=status]")).hasText("They are turned off for this device.");
        Assertions.assertThat(page.evaluate("asked")).isEqualTo(0);

        page.getByText("Turn on notifications").click();
        assertThat(page.locator("#notices [role=status]")).hasText("They are turned on for this device.");
        Assertions.assertThat(page.evaluate("asked")).isEqualTo(1);
        Assertions.assertThat(subscribed(page)).isEqualTo(true);

        page.getByText("Turn off notifications").click();
        assertThat(page.locator("#notices [role=status]")).hasText("They are turned off for this device.");
        Assertions.assertThat(subscribed(page)).isEqualTo(false);
    }

    @Test
    void whoseBrowserForbidsThemIsToldSoAndHasNothingToTap() {
        var browser = browser();
        browser.addInitScript("Object.defineProperty(Notification, 'permission', { value: 'denied' })");
        var page = settings(browser);
        assertThat(page.locator("#notices [role=status]")).containsText("You have blocked notifications");
        assertThat(page.locator("#notices button")).isHidden();
    }

    @Test
    void whereTheBrowserCannotItSaysWhatItTakes() {
        var browser = browser();
        browser.addInitScript("delete window.PushManager");
        var page = settings(browser);
        assertThat(page.locator("#notices [role=status]")).containsText("It takes https");
        assertThat(page.locator("#notices button")).isHidden();
    }

    @Test
    void withoutAScriptThereIsNothingToTurnOn() {
        var page = settings(chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false)));
        assertThat(page.locator("form.leave")).isVisible();
        assertThat(page.locator("#notices")).isHidden();
    }

    @Test
    void aPushShowsHowMuchIsUnreadFromWhomUntilThePageIsSeen() {
        var browser = browser();
        browser.grantPermissions(List.of("notifications"));
        var page = settings(browser);
        page.waitForFunction("() => navigator.serviceWorker.controller");
        var worker = new Worker(page);
        grace.says(grace.opensDirectWith(ada), "a secret").is(201);
        grace.says(grace.opensDirectWith(ada), "and another").is(201);
        worker.isLeftAlone();

        worker.isWoken();
        page.waitForCondition(() -> shown(worker).equals(
                grace.username() + ": 2 new messages at /directs/" + grace.username()));

        var linus = Person.named("linus");
        linus.says(linus.opensDirectWith(ada), "hello").is(201);
        worker.isWoken();
        page.waitForCondition(() -> shown(worker).startsWith("New messages: "));
        Assertions.assertThat(shown(worker)).contains(grace.username(), linus.username()).endsWith(" at /");

        page.navigate(TestServer.address() + "/people");
        page.waitForCondition(() -> shown(worker).isEmpty());
        worker.evaluate("tell()");
        Assertions.assertThat(shown(worker)).as("while a page is seen").isEmpty();
    }

    @Test
    void aPushForAMentionSaysInWhichRoom() {
        var browser = browser();
        browser.grantPermissions(List.of("notifications"));
        var name = Person.unique("quiet");
        ada.enters(name);
        var room = grace.enters(name);
        var newer = Person.unique("newer");
        var read = ada.enters(newer);
        grace.enters(newer);
        grace.says(read, "@" + ada.username() + " has read this").is(201);
        ada.put("/conversations/" + read + "/read", "no", 1).is(200);
        grace.says(read, "and not this").is(201);
        var page = settings(browser);
        page.waitForFunction("() => navigator.serviceWorker.controller");
        var worker = new Worker(page);
        grace.says(room, "@" + ada.username() + "x is somebody else").is(201);
        worker.isLeftAlone();
        worker.isWoken();
        page.waitForCondition(() -> shown(worker).equals("New messages:  at /"));

        grace.says(room, "But could @" + ada.username() + ", perhaps?").is(201);
        worker.isWoken();
        page.waitForCondition(() -> shown(worker).equals(name + ": You were mentioned at /rooms/" + name));
    }

    @Test
    void aWorkerWhoseSessionHasToBeRenewedRenewsIt() {
        var browser = browser();
        browser.grantPermissions(List.of("notifications"));
        var page = settings(browser);
        page.waitForFunction("() => navigator.serviceWorker.controller");
        var worker = new Worker(page);
        grace.says(grace.opensDirectWith(ada), "hello").is(201);
        browser.clearCookies(new BrowserContext.ClearCookiesOptions().setName("parley"));
        worker.isLeftAlone();
        worker.isWoken();
        page.waitForCondition(() -> shown(worker).startsWith(grace.username() + ": 1 new message at"));
    }

    @Test
    void signingOutLeavesNoWorkerThatCouldBeWoken() {
        var page = settings(browser());
        page.waitForFunction("() => navigator.serviceWorker.controller");
        page.locator("form.leave button").click();
        page.waitForURL("**/signin");
        page.waitForCondition(
                () -> page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length").equals(0));
    }

    private BrowserContext browser() {
        return chromium.browser().newContext();
    }

    private Page settings(BrowserContext browser) {
        var page = browser.newPage();
        page.onPageError(complaints::add);
        page.navigate(TestServer.address() + "/signin?next=/settings");
        page.getByLabel("Username").fill(ada.username());
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/settings");
        return page;
    }

    /** All notifications that are shown at present. */
    private static String shown(Worker worker) {
        return worker.evaluate("""
                registration.getNotifications().then(all => all.map(
                  ({ title, body, data }) => `${title}: ${body} at ${data.path}`).join())""").getAsString();
    }

    private static Object subscribed(Page page) {
        return page.evaluate("async () => (await (await fetch('/api/v1/me/push')).json()).subscribed");
    }
}
