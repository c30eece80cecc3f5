package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The main job by plain forms: what a browser without JavaScript, or before its script has come, can do. */
class PageTest {
    private final Person ada = Person.named("ada");

    @Test
    void publicRoomsAreFoundAndPrivateOnesByTheirMembersElsewhere() {
        var ada = Person.named("ada");
        var open = Person.unique("open");
        var hidden = Person.unique("hidden");
        ada.put("/rooms/" + open, "topic", "Engines & <b>poems</b>").is(201);
        ada.put("/rooms/" + hidden, "visibility", "private").is(201);
        var stranger = Browser.of(Person.named("stranger"));

        assertThat(stranger.get("/rooms?q=" + open).is(200).text())
                .contains("href=\"/rooms/" + open + "\"", "Engines &amp; &lt;b&gt;poems").doesNotContain("you are in");
        assertThat(Browser.of(ada).get("/rooms?q=" + open).text()).contains("you are in");
        assertThat(stranger.get("/rooms?q=" + hidden).is(200).text()).contains("No room found")
                .doesNotContain("href=\"/rooms/" + hidden);
        assertThat(stranger.get("/rooms?q=" + ada.username()).text()).as("personal rooms are at their profiles")
                .contains("No room found");
        assertThat(stranger.get("/").text()).contains("href=\"/rooms\"");
    }

    @Test
    void whoComesBackToMoreThanAPageIsShownTheWayToTheFirstOfIt() {
        var grace = Person.named("grace");
        var room = Person.unique("room");
        var id = ada.enters(room);
        grace.enters(room);
        var browser = Browser.of(grace);
        ada.says(id, "one").is(201);
        grace.put("/conversations/" + id + "/read", "no", 1).is(200);
        for (var i = 0; i < 50; i++) {
            ada.says(id, "more").is(201);
        }
        assertThat(browser.get("/rooms/" + room).text()).doesNotContain("<a class=\"first\"");
        ada.says(id, "too much").is(201);
        assertThat(browser.get("/rooms/" + room).text())
                .contains("class=\"first\" href=\"/conversations/" + id + "/messages/2\"", "51 new since");
    }

    @Test
    void oneSeesWhereOneIsSignedInAndSignsOutThere() {
        var lost = ada.onAnotherDevice();
        var id = lost.get("/me/sessions").body().at("/items/0/id").asText();
        var end = "/settings/devices/" + id + "/end";
        var browser = Browser.of(ada);
        assertThat(browser.get("/settings").text()).contains("href=\"/settings/devices\"");
        assertThat(browser.get("/settings/devices").is(200).text()).contains(end, "This is the one you are at");

        Browser.of(Person.named("stranger")).post(end).is(404);
        lost.get("/me").is(200);
        browser.post(end).is(303);
        lost.get("/me").is(401);
        browser.get("/settings/devices").is(200);
    }

    @Test
    void aDeletedLastMessageSaysSoInTheList() {
        var room = Person.unique("room");
        var id = ada.enters(room);
        ada.says(id, "regrettable").is(201);
        ada.delete("/conversations/" + id + "/messages/1").is(204);
        assertThat(Browser.of(ada).get("/").text()).contains("<bdi class=\"said\">Message deleted</bdi>");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndComesBack() {
        var stranger = Browser.visits(TestServer.address());
        var room = "/rooms/" + Person.unique("room");
        assertThat(stranger.get(room).is(303).header("location")).isEqualTo("/signin?next=" + room.replace("/", "%2F"));
        assertThat(stranger.get("/signin?next=" + room).is(200).text()).contains("value=\"" + room + "\"");
        var in = stranger.post("/signin", "username", ada.username(), "password", Person.PASSWORD, "next", room);
        assertThat(in.is(303).header("location")).isEqualTo(room);
        stranger.get(room).is(200);
    }

    @Test
    void aWrongPasswordIsSaidOnTheFormWhichKeepsTheName() {
        var page = Browser.visits(TestServer.address()).post("/signin", "username", ada.username(), "password",
                "wrong");
        assertThat(page.is(401).text()).contains("The username or the password is wrong.").contains(ada.username());
    }

    @Test
    void signingUpSaysWhatIsWrongBesideTheField() {
        var page = Browser.visits(TestServer.address()).post("/signup", "username", ada.username(), "password",
                "a fine passphrase");
        assertThat(page.is(409).text()).contains("This username is taken.");
        page = Browser.visits(TestServer.address()).post("/signup", "username", Person.unique("new"), "password",
                "password");
        assertThat(page.is(400).text()).contains("too easy to guess");
        page = Browser.visits(TestServer.address()).post("/signup", "username", "", "displayName", "", "password", "");
        assertThat(page.is(400).text()).contains("username-error");
    }

    @Test
    void whatCallsOneByNameIsMarkedForOneselfAlone() {
        var name = Person.unique("kitchen");
        var id = ada.enters(name);
        var grace = Person.named("grace");
        grace.enters(name);
        grace.says(id, "Have a look, @" + ada.username() + ".").is(201);
        grace.says(id, "@" + ada.username() + "x").is(201);
        assertThat(Browser.of(ada).get("/rooms/" + name).text())
                .containsOnlyOnce("<li class=\"message named\" id=\"m1\"");
        assertThat(Browser.of(grace).get("/rooms/" + name).text()).doesNotContain(" named\"");
    }

    @Test
    void joiningByTypingANameAndSendingByAForm() {
        var browser = Browser.of(ada);
        var name = Person.unique("kitchen");
        assertThat(browser.get("/rooms/" + name).is(200).text()).contains("There is no room of this name yet.");
        assertThat(browser.post("/rooms", "name", name).is(303).header("location")).isEqualTo("/rooms/" + name);
        assertThat(browser.post("/rooms", "name", " #" + name).is(303).header("location")).isEqualTo("/rooms/" + name);
        var id = ada.get("/rooms/" + name).number("id");

        assertThat(browser.post("/conversations/" + id + "/messages", "body", "Hello <b>you</b>\r\nthere").is(303)
                .header("location")).isEqualTo("/rooms/" + name);

        assertThat(browser.get("/rooms/" + name).text()).contains("Hello &lt;b&gt;you&lt;/b&gt;\nthere");
        assertThat(browser.get("/").text()).contains("href=\"/rooms/" + name + "\"");
        assertThat(Browser.of(Person.named("grace")).get("/rooms/" + name).text()).contains("Join this room");
    }

    @Test
    void aFormThatIsSentTwiceMakesOneMessage() {
        var name = Person.unique("slow");
        var id = ada.enters(name);
        var browser = Browser.of(ada);
        var key = browser.get("/rooms/" + name).text().replaceAll("(?s).*name=\"key\" value=\"([^\"]+)\".*", "$1");
        browser.post("/conversations/" + id + "/messages", "body", "once", "key", key).is(303);
        browser.post("/conversations/" + id + "/messages", "body", "once", "key", key).is(303);
        browser.post("/conversations/" + id + "/messages", "body", "and then", "key", key).is(303);
        assertThat(ada.reads(id).each("items", "body")).containsExactly("once", "and then");
    }

    @Test
    void whatCannotBeSentComesBackWithItsReason() {
        var id = ada.enters(Person.unique("strict"));
        var browser = Browser.of(ada);
        var page = browser.post("/conversations/" + id + "/messages", "body", "x".repeat(10_001)).is(400);
        assertThat(page.text()).contains("x".repeat(10_001)).contains("body-error");
        browser.post("/conversations/" + id + "/messages", "body", "line\r\n".repeat(2_000)).is(303);
        assertThat(browser.get("/rooms/no%2Froom").is(400).text()).contains("name-error").contains("letters, digits");
        assertThat(browser.post("/rooms", "name", "@nobody-here").is(404).text()).contains("There is no such user.");
    }

    @Test
    void aConversationArrivesWithItsNewestFiftyMessagesAndALinkToOlderOnes() {
        var name = Person.unique("long");
        var id = ada.enters(name);
        IntStream.rangeClosed(1, 60).forEach(i -> ada.says(id, "message number " + i + "."));
        var browser = Browser.of(ada);

        var newest = browser.get("/rooms/" + name).is(200).text();
        assertThat(newest).contains("message number 11.", "message number 60.", "?before&#x3D;11")
                .doesNotContain("number 10.");
        var older = browser.get("/rooms/" + name + "?before=11").is(200).text();
        assertThat(older).contains("message number 1.", "message number 10.", "<a href=\"/rooms/" + name + "\">Later")
                .doesNotContain("number 11.");
        IntStream.rangeClosed(61, 70).forEach(i -> ada.says(id, "message number " + i + "."));
        assertThat(browser.get("/rooms/" + name + "?before=11").text()).contains("?before&#x3D;61\">Later");
        assertThat(browser.get("/rooms/" + name + "?before=61").text()).contains("number 11.", "number 60.",
                "\">Later");
        assertThat(browser.get("/rooms/" + name + "?before=71").text()).contains("number 70.").doesNotContain(">Later");
    }

    @Test
    void aDirectIsOpenedFromAProfile() {
        var grace = Person.named("grace");
        var browser = Browser.of(ada);
        assertThat(browser.get("/people?q=" + grace.username()).is(200).text()).contains("/people/" + grace.username());
        browser.get("/people/" + grace.username()).is(200);
        assertThat(browser.get("/directs/" + grace.username()).is(303).header("location"))
                .isEqualTo("/people/" + grace.username());
        assertThat(browser.post("/directs", "username", grace.username()).is(303).header("location"))
                .isEqualTo("/directs/" + grace.username());
        browser.get("/directs/" + grace.username()).is(200);
    }

    @Test
    void anExpiredSessionIsRenewedOnTheWayAndNothingTypedIsLost() {
        var name = Person.unique("patient");
        var id = ada.enters(name);
        var browser = Browser.of(ada);
        browser.setCookie("parley", "expired");

        var resume = browser.get("/rooms/" + name).is(303).header("location");
        assertThat(browser.get(resume).is(303).header("location")).isEqualTo("/rooms/" + name);
        browser.get("/rooms/" + name).is(200);

        browser.setCookie("parley", "expired");
        var send = "/conversations/" + id + "/messages";
        var renewal = browser.post(send, "body", "typed for hours").is(307);
        var back = browser.again(renewal, "body=typed+for+hours").is(307);
        assertThat(back.header("location")).isEqualTo(send);
        browser.again(back, "body=typed+for+hours").is(303);
        assertThat(ada.reads(id).each("items", "body")).containsExactly("typed for hours");
    }

    @Test
    void aFormWithFilesIsRenewedOnTheWayToo() {
        var id = ada.enters(Person.unique("patient"));
        var browser = Browser.of(ada);
        browser.setCookie("parley", "expired");
        var form = new Form().with("body", "typed for hours").with("files", "letter.txt", "Dear Grace".getBytes());
        var renewal = browser.post("/conversations/" + id + "/messages", form).is(307);
        var back = browser.post(renewal.header("location"), form).is(307);
        browser.post(back.header("location"), form).is(303);
        var said = ada.reads(id).body().at("/items/0");
        assertThat(said.path("body").asText()).isEqualTo("typed for hours");
        assertThat(said.path("attachments")).hasSize(1);
    }

    @Test
    void ofManyThatAreLedThroughARenewalAtOnceTheFirstAloneIsGivenNewTokens() {
        var browser = Browser.of(ada);
        browser.setCookie("parley", "expired");
        var people = browser.get("/people").is(303).header("location");
        var rooms = browser.get("/rooms").is(303).header("location");
        assertThat(browser.get(people).is(303).headers().allValues("set-cookie")).isNotEmpty();
        var second = browser.get(rooms).is(303);
        assertThat(second.header("location")).isEqualTo("/rooms");
        assertThat(second.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void whatABrowserFetchesByItselfIsRenewedOnTheWayToo() {
        var id = ada.enters(Person.unique("patient"));
        var file = "/api/v1/attachments/" + ada.uploads("letter.txt", "Dear Grace".getBytes()).number("id");
        var browser = Browser.of(ada);
        for (var accept : new String[]{"text/html,*/*;q=0.8", "image/avif,image/webp,*/*;q=0.8"}) {
            browser.setCookie("parley", "expired");
            var resume = browser.fetch(file, accept).is(303).header("location");
            assertThat(browser.fetch(resume, accept).is(303).header("location")).isEqualTo(file);
            browser.fetch(file, accept).is(200);
        }
        browser.setCookie("parley", "expired");
        browser.fetch("/api/v1/conversations/" + id, "*/*").refuses(401, "unauthenticated");
    }

    @Test
    void whatWasSaidBeforeAnybodyElseCameHasReachedNobody() {
        var name = Person.unique("room");
        var id = ada.enters(name);
        ada.says(id, "to nobody").is(201);
        var linus = Person.named("linus");
        ada.put("/conversations/" + id + "/members/" + linus.username()).is(200);
        var browser = Browser.of(ada);
        assertThat(browser.get("/rooms/" + name).text()).contains("title=\"Sent\"").doesNotContain("ticks read\"");
        ada.says(id, "to linus").is(201);
        linus.put("/conversations/" + id + "/read", "no", 2).is(200);
        assertThat(browser.get("/rooms/" + name).text()).contains("title=\"Sent\"", "ticks read\"");
    }

    @Test
    void ticksTellWithoutAScriptHowFarAMessageHasCome() {
        var grace = Person.named("grace");
        var id = ada.opensDirectWith(grace);
        ada.says(id, "hello").is(201);
        var page = "/directs/" + grace.username();
        var browser = Browser.of(ada);
        assertThat(browser.get(page).text()).contains("class=\"ticks\" title=\"Sent\"");
        grace.syncs(grace.syncs(), 0);
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.get(page).text().contains("class=\"ticks delivered\" title=\"Delivered\""));
        grace.put("/conversations/" + id + "/read", "no", 1).is(200);
        assertThat(browser.get(page).text()).contains("class=\"ticks read\" title=\"Read\"");
        grace.patch("/me", "readReceipts", false).is(200);
        assertThat(browser.get(page).text()).contains("class=\"ticks delivered\"").doesNotContain("ticks read\"");
    }

    @Test
    void settingsChangeTheProfileAndThePassword() {
        var browser = Browser.of(ada);
        browser.post("/settings", "displayName", "Ada Lovelace", "bio", "Poetical science").is(303);
        assertThat(browser.get("/people/" + ada.username()).text()).contains("Ada Lovelace", "Poetical science");
        assertThat(browser.post("/settings", "displayName", " ", "bio", "").is(400).text())
                .contains("display-name-error");
        ada.patch("/me", "bio", "cleaned meanwhile").is(200);
        browser.post("/settings", "displayName", "Ada", "bio", "Poetical science", "shownName", "Ada Lovelace",
                "shownBio",
                "Poetical science", "shownReceipts", "true").is(303);
        assertThat(ada.get("/me").at("bio")).isEqualTo("cleaned meanwhile");
        assertThat(ada.get("/me").at("displayName")).isEqualTo("Ada");
        assertThat(ada.get("/me").at("readReceipts")).as("a box that was ticked and is not").isEqualTo("false");
        assertThat(browser.post("/settings/password", "currentPassword", "no", "newPassword", "a fine passphrase")
                .is(400).text()).contains("current-password-error");
        for (var form : List.of("/settings/password", "/settings/avatar/remove")) {
            assertThat(browser.get(form).is(303).header("location")).isEqualTo("/settings");
        }
        assertThat(browser.get("/settings/devices/1/end").is(303).header("location")).isEqualTo("/settings/devices");
        browser.post("/settings/password", "currentPassword", Person.PASSWORD, "newPassword", "a fine passphrase")
                .is(303);
        browser.get("/settings").is(200);
    }

    @Test
    void signingOutWithAnExpiredTokenStillEndsTheSession() {
        var browser = Browser.of(ada);
        browser.setCookie("parley", "expired");
        var renewal = browser.post("/signout").is(307);
        var back = browser.again(renewal, "").is(307);
        browser.again(back, "").is(303);
        assertThat(ada.get("/me/sessions").each("items", "id")).hasSize(1);
    }

    @Test
    void signingOutLeavesNothing() {
        var browser = Browser.of(ada);
        browser.get("/").is(200);
        assertThat(browser.post("/signout").is(303).header("location")).isEqualTo("/signin");
        assertThat(browser.get("/").is(303).header("location")).isEqualTo("/signin");
    }

    @Test
    void signingOutEmptiesTheBrowser() {
        assertThat(Browser.of(ada).post("/signout").is(303).header("clear-site-data"))
                .isEqualTo("\"cache\", \"storage\"");
    }
}
