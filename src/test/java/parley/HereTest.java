package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is in a room, and who of them is here now. */
@Timeout(120)
class HereTest {
    private static final Pattern GUEST = Pattern.compile("<li data-username=\"([^\"]+)\">(.*?)</li>", Pattern.DOTALL);

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    @Test
    void aRoomArrivesWithItsMembersThoseWhoAreHereFirst() {
        grace.enters(room);
        linus.enters(room);
        linus.syncs();
        var browser = Browser.of(ada);
        Awaitility.await().until(() -> browser.get("/rooms/" + room).text().contains("id=\"here-count\">2<"));

        var page = browser.get("/rooms/" + room).text();
        assertThat(members(page)).containsExactly(ada.username(), linus.username(), grace.username());
        assertThat(online(page)).containsExactly(ada.username(), linus.username());
    }

    @Test
    void theListOfConversationsAndADirectSayWhoIsOnline() {
        ada.opensDirectWith(grace);
        var browser = Browser.of(ada);
        assertThat(browser.get("/").text()).contains("class=\"dot\" hidden");
        assertThat(browser.get("/directs/" + grace.username()).text())
                .contains("id=\"presence\" class=\"seen\"></span>");
        grace.syncs();
        Awaitility.await().until(() -> browser.get("/").text().contains("class=\"dot\">"));
        assertThat(browser.get("/directs/" + grace.username()).text())
                .contains("id=\"presence\" class=\"online\">online");
    }

    @Test
    void allMembersOfALargeRoomAreAPageAwayAndNobodyElseSeesThem() {
        grace.enters(room);
        var path = "/conversations/" + id + "/members";
        assertThat(members(Browser.of(ada).get(path).is(200).text()))
                .containsExactly(ada.username(), grace.username());
        Browser.of(linus).get(path).is(404);
    }

    @Test
    @Tag("browser")
    void whoIsCalledOtherwiseByNowIsSoAtAllThatTheyHaveSaid() {
        grace.enters(room);
        grace.says(id, "one").is(201);
        grace.says(id, "two").is(201);
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newPage();
            Chromium.signsIn(page, ada);
            page.navigate(TestServer.address() + "/rooms/" + room);
            Chromium.isAlive(page);
            grace.patch("/me", "displayName", "Amazing Grace").is(200);
            grace.patch("/conversations/" + id + "/messages/1", "body", "first").is(200);
            assertThat(page.locator(".message .author bdi")).hasText(new String[]{"Amazing Grace", "Amazing Grace"});
        }
    }

    @Test
    @Tag("browser")
    void onAPhoneOneTapShowsWhoIsHereAndItFollowsComingsAndGoings() {
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                    .setViewportSize(390, 844));
            Chromium.signsIn(page, ada);
            page.navigate(TestServer.address() + "/rooms/" + room);
            Chromium.isAlive(page);
            page.locator(".here-button").click();
            assertThat(page.locator("#here li")).hasCount(1);

            grace.enters(room);
            assertThat(page.locator("#here li")).hasCount(2);
            grace.syncs();
            assertThat(page.locator("#here-count")).hasText("2");
            assertThat(page.locator("#here li .dot:visible")).hasCount(2);
            grace.delete("/conversations/" + id + "/members/" + grace.username()).is(204);
            assertThat(page.locator("#here li")).hasCount(1);
        }
    }

    @Test
    @Tag("browser")
    void whoeverComesOrGoesTheKeysStayWhereTheyAre() {
        grace.enters(room);
        linus.enters(room);
        try (var chromium = Chromium.start()) {
            var page = chromium.signedIn(ada, 1280, 800);
            page.navigate(TestServer.address() + "/rooms/" + room);
            Chromium.isAlive(page);
            var last = page.locator("#here li[data-username='" + linus.username() + "'] a");
            last.focus();
            linus.syncs();
            assertThat(page.locator("#here li").nth(1)).hasAttribute("data-username", linus.username());
            assertThat(last).isFocused();
        }
    }

    @Test
    @Tag("browser")
    void atADeskTheMembersStandBesideTheMessagesAlsoWithoutJavaScript() {
        grace.enters(room);
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false)
                    .setViewportSize(1280, 800)).newPage();
            Chromium.signsIn(page, ada);
            page.navigate(TestServer.address() + "/rooms/" + room);
            assertThat(page.locator("#here li:visible")).hasCount(2);
            var list = page.locator("#here").boundingBox();
            var messages = page.locator(".scroll").boundingBox();
            assertThat(list.x).isGreaterThanOrEqualTo(messages.x + messages.width - 1);
        }
    }

    private static List<String> members(String page) {
        return GUEST.matcher(page).results().map(guest -> guest.group(1)).toList();
    }

    private static List<String> online(String page) {
        return GUEST.matcher(page).results()
                .filter(guest -> !guest.group(2).contains("class=\"dot\" hidden"))
                .map(guest -> guest.group(1))
                .toList();
    }
}
