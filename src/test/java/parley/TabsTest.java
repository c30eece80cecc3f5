package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One person has several tabs open, of which one asks the server for all. */
@Timeout(120)
class TabsTest {
    private final Chromium chromium = Chromium.start();
    private final String room = Person.unique("kitchen");
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final long id = ada.enters(room);
    private final Map<Page, Set<Object>> polls = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    @AfterEach
    void end() {
        chromium.close();
    }

    @Test
    void ofThreeTabsOneAsksAndAllHear() {
        grace.enters(room);
        var tabs = opensThree(chromium.browser().newContext());
        onePolls(tabs);
        grace.says(id, "Do you all hear me?");
        everyoneHears(tabs, "Do you all hear me?");
        onePolls(tabs);

        var leader = leader(tabs);
        leader.close();
        var left = tabs.stream().filter(tab -> tab != leader).toList();
        onePolls(left);
        grace.says(id, "And now?");
        everyoneHears(left, "And now?");
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void theTabThatComesToTheFrontAsksAlsoWhenTheOtherIsFrozen() {
        grace.enters(room);
        var context = chromium.browser().newContext();
        var tabs = opensThree(context);
        onePolls(tabs);
        var frozen = leader(tabs);
        isSeen(frozen, false);
        frozen.evaluate(
                "() => void setTimeout(() => { for (const end = Date.now() + 8000; Date.now() < end;); }, 200)");

        var seen = tabs.stream().filter(tab -> tab != frozen).findFirst().orElseThrow();
        seen.waitForTimeout(400);
        isSeen(seen, true);
        await().until(() -> {
            seen.waitForTimeout(50);
            return !polls.get(seen).isEmpty();
        });
        grace.says(id, "Still there?");
        assertThat(seen.locator(".message .body").last()).hasText("Still there?");
    }

    @Test
    void withoutASecureContextOneAsksToo() {
        var context = chromium.browser().newContext();
        context.addInitScript("delete Navigator.prototype.locks; delete crypto.randomUUID");
        grace.enters(room);
        var tabs = opensThree(context);
        onePolls(tabs);
        grace.says(id, "Over the wire");
        everyoneHears(tabs, "Over the wire");
    }

    /** All open, the last one in front. */
    private List<Page> opensThree(BrowserContext context) {
        context.addInitScript("""
                window.front = true;
                Object.defineProperty(document, 'hidden', { get: () => !window.front });
                """);
        signsIn(context);
        var tabs = Stream.generate(() -> opens(context)).limit(3).toList();
        isSeen(tabs.get(0), false);
        isSeen(tabs.get(1), false);
        return tabs;
    }

    private void signsIn(BrowserContext context) {
        var page = context.newPage();
        page.navigate(TestServer.address() + "/signin");
        page.getByLabel("Username").fill(ada.username());
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(TestServer.address() + "/");
        page.close();
    }

    private Page opens(BrowserContext context) {
        var page = context.newPage();
        var waiting = ConcurrentHashMap.newKeySet();
        polls.put(page, waiting);
        page.onRequest(request -> {
            if (request.url().contains("/sync?")) {
                waiting.add(request);
            }
        });
        page.onRequestFinished(waiting::remove);
        page.onRequestFailed(waiting::remove);
        page.onPageError(complaints::add);
        page.navigate(TestServer.address() + "/rooms/" + room);
        assertThat(page.locator("#composer")).isVisible();
        return page;
    }

    private static void isSeen(Page page, boolean front) {
        page.evaluate("front => { window.front = front; document.dispatchEvent(new Event('visibilitychange')); }",
                front);
    }

    private void onePolls(List<Page> tabs) {
        await().until(() -> {
            tabs.getFirst().waitForTimeout(300);
            return tabs.stream().filter(tab -> !polls.get(tab).isEmpty()).count() == 1;
        });
    }

    private Page leader(List<Page> tabs) {
        return tabs.stream().filter(tab -> !polls.get(tab).isEmpty()).findFirst().orElseThrow();
    }

    private static void everyoneHears(List<Page> tabs, String text) {
        tabs.forEach(tab -> assertThat(tab.locator(".message .body").last()).hasText(text));
    }
}
