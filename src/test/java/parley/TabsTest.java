package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One person has several tabs open, of which one asks the server for all. */
@Tag("browser")
@Timeout(120)
class TabsTest {
    /** A page whose cursor is refused is loaded anew after 10 s. */
    private static final double SOONER_THAN_BY_ITSELF = 8_000;

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
        onlyPolls(tabs.getLast(), tabs);
        grace.says(id, "Do you all hear me?");
        everyoneHears(tabs, "Do you all hear me?");
        onlyPolls(tabs.getLast(), tabs);

        tabs.getLast().close();
        var left = tabs.subList(0, 2);
        isSeen(left.getFirst(), true);
        onlyPolls(left.getFirst(), left);
        grace.says(id, "And now?");
        everyoneHears(left, "And now?");
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void aLeaderThatClosesIsReplacedAlsoByOneThatNobodySees() {
        var tabs = opensThree(chromium.browser().newContext());
        onlyPolls(tabs.getLast(), tabs);
        tabs.getLast().close();
        tabs.getFirst().waitForCondition(() -> tabs.subList(0, 2).stream().anyMatch(tab -> !polls.get(tab).isEmpty()));
    }

    @Test
    void theTabThatComesToTheFrontAsksAlsoWhenTheOtherIsFrozen() {
        grace.enters(room);
        var tabs = opensThree(chromium.browser().newContext());
        var frozen = tabs.getLast();
        onlyPolls(frozen, tabs);
        isSeen(frozen, false);
        frozen.evaluate(
                "() => void setTimeout(() => { for (const end = Date.now() + 20000; Date.now() < end;); }, 200)");

        var seen = tabs.getFirst();
        seen.waitForTimeout(400);
        isSeen(seen, true);
        var patience = new Page.WaitForConditionOptions().setTimeout(15_000);
        seen.waitForCondition(() -> !polls.get(seen).isEmpty(), patience);
        grace.says(id, "Still there?");
        assertThat(seen.locator(".message .body").last()).hasText("Still there?");
    }

    @Test
    void withoutASecureContextOneAsksToo() {
        var context = chromium.browser().newContext();
        context.addInitScript("delete Navigator.prototype.locks; delete crypto.randomUUID");
        grace.enters(room);
        var tabs = opensThree(context);
        onlyPolls(tabs.getLast(), tabs);
        grace.says(id, "Over the wire");
        everyoneHears(tabs, "Over the wire");
    }

    @Test
    void whoSignsInAsSomeoneElseTakesAllTabsAlong() {
        var context = chromium.browser().newContext();
        var tab = context.newPage();
        tab.navigate(TestServer.address() + "/signin");
        signsIn(context);
        var adas = opens(context);
        tab.locator("#username").fill(grace.username());
        tab.locator("#password").fill(Person.PASSWORD);
        tab.keyboard().press("Enter");
        tab.waitForURL(TestServer.address() + "/");
        assertThat(adas.locator("body")).hasAttribute("data-username", grace.username(),
                new LocatorAssertions.HasAttributeOptions().setTimeout(SOONER_THAN_BY_ITSELF));
    }

    /** All open, the last one in front. */
    private List<Page> opensThree(BrowserContext context) {
        context.addInitScript("""
                window.front = true;
                Object.defineProperty(document, 'hidden', { get: () => !window.front });
                """);
        signsIn(context);
        var tabs = new ArrayList<Page>();
        for (var i = 0; i < 3; i++) {
            tabs.forEach(tab -> isSeen(tab, false));
            tabs.add(opens(context));
        }
        return tabs;
    }

    private void signsIn(BrowserContext context) {
        var page = context.newPage();
        Chromium.signsIn(page, ada);
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
        Chromium.isAlive(page);
        return page;
    }

    private static void isSeen(Page page, boolean front) {
        page.evaluate("front => { window.front = front; document.dispatchEvent(new Event('visibilitychange')); }",
                front);
    }

    /** It asks, and the others do not. */
    private void onlyPolls(Page leader, List<Page> tabs) {
        leader.waitForCondition(() -> tabs.stream().allMatch(tab -> polls.get(tab).isEmpty() == (tab != leader)));
    }

    private static void everyoneHears(List<Page> tabs, String text) {
        tabs.forEach(tab -> assertThat(tab.locator(".message .body").last()).hasText(text));
    }
}
