package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one may read before signing in: nothing, unless the operator lets guests in. */
class GuestTest {
    private static final String CLOSED = TestServer.address();
    private static final EmbeddedServer SERVER = TestServer.start(
            -1, TestServer.newFolder(), Map.of("parley.guests", true));
    private static final String OPEN = SERVER.getURL().toString();

    @AfterAll
    static void stop() {
        SERVER.getApplicationContext().close();
    }

    /** Ada, who has said something in a public room, in a private one and in a direct. */
    private record Setting(
            String address,
            Person ada,
            String room,
            long open,
            String hidden,
            long closed,
            long direct) {
        static Setting at(String address) {
            var ada = Person.named("ada", address);
            var room = Person.unique("lounge");
            var hidden = Person.unique("attic");
            var open = ada.enters(room);
            var closed = ada.put("/rooms/" + hidden, "visibility", "private").is(201).number("id");
            var direct = ada.opensDirectWith(Person.named("grace", address));
            ada.says(open, "all may hear").is(201);
            ada.says(closed, "a secret").is(201);
            ada.syncs();
            return new Setting(address, ada, room, open, hidden, closed, direct);
        }

        Answer asks(String path, String... headers) {
            return Http.send(address, "GET", "/api/v1" + path, null, headers);
        }
    }

    @Test
    void withoutGuestsEverythingNeedsSignIn() {
        var here = Setting.at(CLOSED);
        for (var path : new String[]{"/users", "/users/" + here.ada.username(), "/rooms", "/rooms/" + here.room,
            "/conversations/" + here.open, messages(here.open), messages(here.open) + "?since="}) {
            here.asks(path).refuses(401, "unauthenticated");
        }
        var browser = Browser.visits(CLOSED);
        for (var path : new String[]{"/people", "/people/" + here.ada.username(), "/rooms", "/rooms/" + here.room}) {
            assertThat(browser.get(path).is(303).header("location")).startsWith("/signin?next=");
        }
        Person.named("linus").get(messages(here.open)).refuses(404, "not-found");
    }

    @Test
    void filesAreReadWhereTheMessageIs() {
        for (var address : new String[]{OPEN, CLOSED}) {
            var here = Setting.at(address);
            var shown = shows(here.ada, here.open);
            var hidden = shows(here.ada, here.closed);
            var unsent = here.ada.uploads("unsent.jpg", AttachmentTest.photo()).is(201).number("id");
            here.asks("/attachments/" + shown).is(address.equals(OPEN) ? 200 : 401);
            here.asks("/attachments/" + shown + "/thumbnail").is(address.equals(OPEN) ? 200 : 401);
            here.asks("/attachments/" + hidden).is(address.equals(OPEN) ? 404 : 401);
            here.asks("/attachments/" + unsent).is(address.equals(OPEN) ? 404 : 401);
            Person.named("linus", address).get("/attachments/" + shown).is(address.equals(OPEN) ? 200 : 404);
        }
    }

    private static long shows(Person person, long room) {
        var picture = person.uploads("photo.jpg", AttachmentTest.photo()).is(201).number("id");
        person.shows(room, "look", picture).is(201);
        return picture;
    }

    @Test
    void guestsReadTheDirectoryWithoutPresence() {
        var here = Setting.at(OPEN);
        assertThat(here.asks("/users?q=" + here.ada.username()).is(200).each("items", "username"))
                .containsExactly(here.ada.username());
        Awaitility.await().until(() -> here.ada.get("/users/" + here.ada.username()).at("online").equals("true"));
        var profile = here.asks("/users/" + here.ada.username()).is(200);
        assertThat(profile.at("online")).isEqualTo("false");
        assertThat(profile.at("lastSeenAt")).isEqualTo("null");
        var page = Browser.visits(OPEN).get("/people/" + here.ada.username()).is(200).text();
        assertThat(page).contains("/rooms/@" + here.ada.username()).doesNotContain("class=\"online\"", "/directs");
        assertThat(Browser.visits(OPEN).get("/rooms?q=" + here.room).is(200).text())
                .contains("href=\"/rooms/" + here.room + "\"");
        assertThat(Browser.visits(OPEN).get("/rooms?q=" + here.hidden).is(200).text())
                .doesNotContain("href=\"/rooms/" + here.hidden + "\"");
        assertThat(Browser.visits(OPEN).get("/people?q=" + here.ada.username()).is(200).text())
                .contains(here.ada.username());
    }

    @Test
    void guestsReadPublicRoomsAndLearnOfNoMembers() {
        var here = Setting.at(OPEN);
        assertThat(here.asks("/rooms?q=" + here.room).is(200).each("items", "name")).containsExactly(here.room);
        assertThat(here.asks("/rooms/" + here.room).is(200).at("role")).isEqualTo("null");
        here.asks("/conversations/" + here.open).is(200);
        assertThat(here.asks(messages(here.open)).is(200).each("items", "body")).containsExactly("all may hear");
        var news = here.asks(messages(here.open) + "?since=").is(200);
        assertThat(news.each("messages", "body")).containsExactly("all may hear");
        assertThat(news.items("members")).isEmpty();
        assertThat(Person.named("linus", OPEN).get(messages(here.open)).is(200).each("items", "body"))
                .containsExactly("all may hear");
    }

    @Test
    void aGuestsPollHearsOfANewMessageAndEndsWhenTheRoomCloses() {
        var here = Setting.at(OPEN);
        var cursor = here.asks(messages(here.open)).at("cursor");
        var since = messages(here.open) + "?wait=30&since=";
        var waiting = CompletableFuture.supplyAsync(() -> here.asks(since + cursor));
        Meters.of(SERVER.getApplicationContext()).awaitWaiting(1);
        here.ada.says(here.open, "anybody there?").is(201);
        var news = waiting.orTimeout(10, TimeUnit.SECONDS).join().is(200);
        assertThat(news.each("messages", "body")).containsExactly("anybody there?");

        var next = CompletableFuture.supplyAsync(() -> here.asks(since + news.at("cursor")));
        Meters.of(SERVER.getApplicationContext()).awaitWaiting(1);
        here.ada.patch("/rooms/" + here.room, "visibility", "private").is(200);
        next.orTimeout(10, TimeUnit.SECONDS).join().refuses(404, "not-found");
    }

    @Test
    void guestsOfOnePlaceWaitWithEightPollsAtMost() {
        var here = Setting.at(OPEN);
        var poll = messages(here.open) + "?wait=30&since=" + here.asks(messages(here.open)).is(200).at("cursor");
        var waiting = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> here.asks(poll),
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        Meters.of(SERVER.getApplicationContext()).awaitWaiting(8);

        assertThat(here.asks(poll).is(200).header("retry-after")).isNotEmpty();

        here.ada.says(here.open, "go").is(201);
        waiting.forEach(each -> assertThat(each.join().is(200).header("retry-after")).isEmpty());
    }

    @Test
    void aGuestsPollEndsWhenTheRoomIsDeleted() {
        var here = Setting.at(OPEN);
        var cursor = here.asks(messages(here.open)).at("cursor");
        var waiting = CompletableFuture.supplyAsync(
                () -> here.asks(messages(here.open) + "?wait=30&since=" + cursor));
        Meters.of(SERVER.getApplicationContext()).awaitWaiting(1);
        here.ada.delete("/rooms/" + here.room).is(204);
        waiting.orTimeout(10, TimeUnit.SECONDS).join().refuses(404, "not-found");
    }

    @Test
    void whatIsPrivateDoesNotExistToGuests() {
        var here = Setting.at(OPEN);
        here.asks("/rooms/" + here.hidden).refuses(404, "not-found");
        for (var id : new long[]{here.closed, here.direct}) {
            here.asks("/conversations/" + id).refuses(404, "not-found");
            here.asks(messages(id)).refuses(404, "not-found");
            here.asks(messages(id) + "?since=").refuses(404, "not-found");
        }
        assertThat(here.asks("/rooms?q=" + here.hidden).is(200).items("items")).isEmpty();
        assertThat(Browser.visits(OPEN).get("/rooms/" + here.hidden).is(303).header("location"))
                .startsWith("/signin");
    }

    @Test
    void guestsReadAPageAndAreInvitedToSignIn() {
        var here = Setting.at(OPEN);
        var page = Browser.visits(OPEN).get("/rooms/" + here.room).is(200).text();
        assertThat(page).contains("all may hear", "Sign in to take part", "/signin?next&#x3D;%2Frooms%2F" + here.room)
                .doesNotContain("id=\"composer\"", "id=\"here\"");
        assertThat(Browser.visits(OPEN).get("/rooms/" + here.room + "?username=paul").is(303).header("location"))
                .contains("username=paul");
    }

    /** Where the day is another than at Greenwich. */
    @Test
    @Tag("browser")
    void guestsSeeTheDaysOfTheirOwnCalendar() {
        var here = Setting.at(OPEN);
        var zone = Instant.now().atZone(ZoneOffset.UTC).getHour() < 10 ? "Pacific/Pago_Pago" : "Pacific/Kiritimati";
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setTimezoneId(zone)).newPage();
            page.navigate(OPEN + "/rooms/" + here.room);
            PlaywrightAssertions.assertThat(page.locator(".day")).hasText("Today");
            PlaywrightAssertions.assertThat(page.locator(".day"))
                    .hasAttribute("data-day", LocalDate.now(ZoneId.of(zone)).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sync", "/me", "/directs", "/conversations/%d/members", "/conversations/%d/messages/1"})
    void theRestNeedsSignIn(String path) {
        var here = Setting.at(OPEN);
        here.asks(path.formatted(here.open)).refuses(401, "unauthenticated");
    }

    @Test
    void guestsSayNothing() {
        var here = Setting.at(OPEN);
        var id = here.open;
        Http.send(OPEN, "POST", "/api/v1" + messages(id), Person.json("body", "hi")).refuses(401, "unauthenticated");
        Http.send(OPEN, "PUT", "/api/v1/rooms/" + here.room, null).refuses(401, "unauthenticated");
        assertThat(here.ada.reads(id).each("items", "body")).containsExactly("all may hear");
    }

    @Test
    void whoseTokenNoLongerHoldsIsNoGuest() {
        var here = Setting.at(OPEN);
        here.asks("/users", "Authorization", "Bearer expired").refuses(401, "unauthenticated");
        var browser = Browser.visits(OPEN);
        browser.setCookie("parley", "expired");
        assertThat(browser.get("/people").is(303).header("location")).startsWith("/api/v1/auth/resume");
    }

    @Test
    void guestsAreCountedByTheirAddress() {
        var server = TestServer.start(-1, TestServer.newFolder(),
                Map.of("parley.guests", true, "parley.limits.guest-requests-per-address", 2));
        var address = server.getURL().toString();
        var ada = Person.named("ada", address);
        for (var i = 0; i < 2; i++) {
            Http.send(address, "GET", "/api/v1/users", null).is(200);
        }
        Http.send(address, "GET", "/api/v1/users", null).refuses(429, "too-many-requests");
        ada.get("/users").is(200);
        server.getApplicationContext().close();
    }

    private static String messages(long conversation) {
        return "/conversations/" + conversation + "/messages";
    }
}
