package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Emoji below a message. */
@Timeout(120)
class ReactionTest {
    private static final List<String> TWENTY = List.of("👍", "👎", "😂", "😮", "😢", "🎉", "🚀", "👀", "🙏", "💯", "🔥",
            "🐛", "🍰", "☕", "🌍", "🎈", "🎁", "🧵", "🧭", "🦜");

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    ReactionTest() {
        grace.enters(room);
        ada.says(id, "The engine weaves").is(201);
    }

    @Test
    void whoReactsIsToldToAllWithTheMessageAndRepeatingItChangesNothing() {
        var cursor = ada.reads(id).at("cursor");
        var once = grace.put(reaction(1, "👍")).is(200);
        assertThat(grace.put(reaction(1, "👍")).is(200).body()).isEqualTo(once.body());
        ada.put(reaction(1, "🎉")).is(200);
        ada.put(reaction(1, "👍")).is(200);

        var heard = ada.hears(id, cursor, 0);
        assertThat(heard.items("messages")).hasSize(1);
        assertThat(heard.body().at("/messages/0/reactions").toString())
                .isEqualTo(all(of("👍", 2, grace, ada), of("🎉", 1, ada)));
        assertThat(heard.body().at("/messages/0").hasNonNull("editedAt")).isFalse();
        assertThat(ada.get("/conversations/" + id).body().at("/unread").asInt()).isZero();

        grace.delete(reaction(1, "👍")).is(200);
        grace.delete(reaction(1, "👍")).is(200);
        ada.delete(reaction(1, "🎉")).is(200);
        assertThat(ada.reads(id).body().at("/items/0/reactions").toString()).isEqualTo(all(of("👍", 1, ada)));
    }

    @Test
    void ofAllWhoReactAtOnceNoneIsLost() throws Exception {
        var people = IntStream.range(0, 8).mapToObj(i -> Person.named("many")).toList();
        people.forEach(person -> person.enters(room));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = people.stream().flatMap(person -> Stream.of("👍", "🎉", "👍")
                    .<Callable<Answer>>map(emoji -> () -> person.put(reaction(1, emoji)))).toList();
            for (var each : threads.invokeAll(tries)) {
                each.get().is(200);
            }
        }
        var reactions = ada.reads(id).body().at("/items/0/reactions");
        assertThat(reactions).hasSize(2)
                .allSatisfy(reaction -> assertThat(reaction.at("/count").asInt()).isEqualTo(8))
                .allSatisfy(reaction -> assertThat(reaction.at("/users")).hasSize(8));
    }

    @Test
    void anEmojiIsOneInWhicheverFormItIsTyped() {
        grace.put(reaction(1, "\u2764")).is(200);
        ada.put(reaction(1, "\u2764\uFE0F")).is(200);
        grace.put(reaction(1, "👩‍👩‍👧‍👦")).is(200);
        grace.put(reaction(1, "🏴󠁧󠁢󠁳󠁣󠁴󠁿")).is(200);
        grace.put(reaction(1, "#️⃣")).is(200);
        grace.put(reaction(1, "🇫🇷")).is(200);
        assertThat(ada.reads(id).body().at("/items/0/reactions")).hasSize(5)
                .first().satisfies(heart -> assertThat(heart.at("/count").asInt()).isEqualTo(2));
    }

    @Test
    void whatTheMenuOffersIsTaken() throws IOException {
        var offered = Files.readString(Path.of("web/js/reactions.js")).split("`")[1].strip().split("\\s+");
        assertThat(offered).hasSizeGreaterThan(40).doesNotHaveDuplicates().contains("👎", "⚠️");
        for (var emoji : offered) {
            grace.put(reaction(1, emoji)).is(200);
            grace.delete(reaction(1, emoji)).is(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "👍👍", "thumbsup", " ", "👍 ", "\u200D", "🏻x", "#", "<b>", "\uD83D"})
    void whatIsNoEmojiIsRefused(String text) {
        grace.put(reaction(1, text)).refusesField("emoji");
        grace.delete(reaction(1, text)).refusesField("emoji");
        assertThat(ada.reads(id).body().at("/items/0/reactions")).isEmpty();
    }

    @Test
    void onlyWhoIsThereReactsAndOnlyToWhatIsThere() {
        Person.named("stranger").put(reaction(1, "👍")).refuses(404, "not-found");
        grace.put(reaction(2, "👍")).refuses(404, "not-found");
        grace.put(reaction(1, "👍")).is(200);
        ada.delete("/conversations/" + id + "/messages/1").is(204);
        grace.put(reaction(1, "🎉")).refuses(404, "not-found");
        assertThat(ada.reads(id).body().at("/items/0/reactions")).isEmpty();
    }

    @Test
    void aMessageHasTwentyDifferentOnesAtMost() {
        TWENTY.forEach(emoji -> grace.put(reaction(1, emoji)).is(200));
        ada.put(reaction(1, "🥳")).refuses(409, "too-many-reactions");
        ada.put(reaction(1, "🦜")).is(200);
        assertThat(ada.reads(id).body().at("/items/0/reactions").findValuesAsText("emoji")).isEqualTo(TWENTY);
    }

    @Test
    void ofADeletedMessageNoReactionStays() {
        var rows = TestServer.bean(Rows.class);
        ada.says(id, "and spins").is(201);
        grace.put(reaction(1, "👍")).is(200);
        grace.put(reaction(2, "👍")).is(200);
        assertThat(rows.of("reaction", id)).isEqualTo(2);
        ada.delete("/conversations/" + id + "/messages/1").is(204);
        assertThat(rows.of("reaction", id)).isOne();
        assertThat(rows.count("reaction", "conversation_id = " + id + " AND message_no = 2")).isOne();
    }

    @Test
    void aRoomWithReactionsIsDeletedWhole() {
        grace.put(reaction(1, "👍")).is(200);
        ada.delete("/rooms/" + room).is(204);
        var rows = TestServer.bean(Rows.class);
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> rows.of("message", id) + rows.of("reaction", id) == 0);
    }

    @Test
    void withoutAScriptOneReactsByFormsToo() {
        var browser = Browser.of(grace);
        assertThat(browser.get(place() + "/options").is(200).text()).contains("name=\"give\" value=\"👍\"");
        browser.post(place() + "/reactions", "give", " 🦜 ").is(303);
        assertThat(browser.get("/rooms/" + room).text())
                .contains("name=\"take\" value=\"🦜\" title=\"@" + grace.username() + "\" aria-pressed=\"true\"");
        assertThat(Browser.of(ada).get("/rooms/" + room).text()).contains("name=\"give\" value=\"🦜\"");
        browser.post(place() + "/reactions", "take", "🦜").is(303);
        assertThat(browser.get("/rooms/" + room).text()).doesNotContain("🦜");

        assertThat(browser.post(place() + "/reactions", "give", "bird").is(400).text()).contains("id=\"emoji-error\"");
        browser.post(place() + "/reactions").is(400);
    }

    @Test
    @Tag("browser")
    void onAPhoneOneTapsAnEmojiAndTheOtherSeesIt() {
        grace.put(reaction(1, "🎉")).is(200);
        try (var chromium = Chromium.start()) {
            var hers = enter(chromium, ada, true);
            var others = enter(chromium, grace, false);

            hers.locator("#m1 .bubble").tap();
            hers.locator("#options button:text('👍')").tap();
            assertThat(chips(hers)).hasText(new String[]{"🎉 1", "👍 1"});
            assertThat(chips(others)).hasText(new String[]{"🎉 1", "👍 1"});
            assertThat(chips(others).last()).hasAttribute("title", "@" + ada.username());

            others.locator("#m1").hover();
            others.locator("#m1 .options").click();
            others.locator("#options .reactions button").last().click();
            others.locator("#options input").fill("🦜");
            others.locator("#options input").press("Enter");
            assertThat(chips(hers)).hasText(new String[]{"🎉 1", "👍 1", "🦜 1"});

            chips(hers).first().tap();
            chips(hers).nth(1).tap();
            assertThat(chips(others)).hasText(new String[]{"🎉 2", "🦜 1"});
            assertThat(chips(hers).first()).hasAttribute("aria-pressed", "true");

            others.locator("#m1").hover();
            others.locator("#m1 .options").click();
            others.locator("#options .reactions button").last().click();
            others.locator("#options input").fill("bird");
            others.locator("#options input").press("Enter");
            assertThat(others.locator("#strip")).isVisible();
        }
    }

    @Test
    @Tag("browser")
    void byKeyboardAloneOneReactsAndKeepsOnesPlace() {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium, ada, false);
            openByKey(page);
            page.locator("#options button:text('🎉')").press("Enter");
            assertThat(chips(page)).hasText(new String[]{"🎉 1"});
            chips(page).first().focus();
            grace.put(reaction(1, "🎉")).is(200);
            assertThat(chips(page)).hasText(new String[]{"🎉 2"});
            assertThat(chips(page).first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasText(new String[]{"🎉 1"});
            assertThat(chips(page).first()).hasAttribute("aria-pressed", "false");

            openByKey(page);
            page.locator("#options .reactions button").last().press("Enter");
            assertThat(page.locator("#options .others button").first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(chips(page)).hasText(new String[]{"🎉 1", "👎 1"});
            openByKey(page);
            assertThat(page.locator("#options .others")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("browser")
    void theMenuWaitsForItsEmojiAndDoesWithoutWhereTheyCannotBeLoaded(boolean had) {
        try (var chromium = Chromium.start()) {
            var page = enter(chromium, ada, new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
            var parts = new ArrayList<Route>();
            page.route("**/js/reactions*.js", parts::add);
            page.locator("#m1").hover();
            page.waitForResponse("**/deeds.css*", () -> page.locator("#m1 .options").click());
            page.waitForCondition(() -> parts.size() == 1);
            assertThat(page.locator("#options")).isHidden();

            if (had) {
                parts.getFirst().resume();
                assertThat(page.locator("#options .reactions button").first()).isFocused();
            } else {
                parts.getFirst().abort();
                assertThat(page.locator("#options [data-deed=reply]")).isFocused();
            }
        }
    }

    /** Keys go to whatever has the focus: the menu takes it when it is there. */
    private static void openByKey(Page page) {
        page.locator("#m1 .options").press("Enter");
        assertThat(page.locator("#options .reactions button").first()).isFocused();
    }

    private Page enter(Chromium chromium, Person person, boolean phone) {
        return enter(chromium, person, phone
                ? new NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true)
                : new NewContextOptions());
    }

    private Page enter(Chromium chromium, Person person, NewContextOptions options) {
        var page = chromium.browser().newContext(options).newPage();
        Chromium.signsIn(page, person);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        return page;
    }

    private static Locator chips(Page page) {
        return page.locator("#m1 .reactions button");
    }

    private String place() {
        return "/conversations/" + id + "/messages/1";
    }

    private String reaction(int no, String emoji) {
        return "/conversations/" + id + "/messages/" + no + "/reactions/"
                + URLEncoder.encode(emoji, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String all(String... reactions) {
        return "[" + String.join(",", reactions) + "]";
    }

    private static String of(String emoji, int count, Person... people) {
        return Person.json("emoji", emoji, "count", count, "users", Stream.of(people).map(Person::username).toList());
    }
}
