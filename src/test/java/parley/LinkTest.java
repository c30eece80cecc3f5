package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that say whom they are for, and the addresses of older chats. */
class LinkTest {
    private final Person paul = Person.named("paul");
    private final String room = "/rooms/" + Person.unique("room");
    private final String link = room + "?username=" + paul.username();

    @Test
    void aLinkForPaulLeadsHimThroughSignInWithHisNameFilledInToTheRoom() {
        var browser = Browser.visits(TestServer.address());
        var door = browser.get(link).is(303).header("location");
        var form = browser.get(door).is(200).text();
        assertThat(form).contains("value=\"" + paul.username() + "\"", "value=\"" + room + "\"");
        var in = browser.post("/signin", "username", paul.username(), "password", Person.PASSWORD, "next", room);
        assertThat(in.is(303).header("location")).isEqualTo(room);
        assertThat(browser.get(room).is(200).text()).contains("Create this room");
    }

    @Test
    void paulHimselfGoesStraightIn() {
        var browser = Browser.of(paul);
        for (var spelling : new String[]{paul.username(), "%40" + paul.username(), paul.username().toUpperCase()}) {
            assertThat(browser.get(room + "?username=" + spelling).is(303).header("location")).isEqualTo(room);
        }
    }

    @Test
    void somebodyElseIsToldSoAndChoosesAsWhomToGoOn() {
        var ada = Person.named("ada");
        var browser = Browser.of(ada);
        var page = browser.get(link).is(200).text();
        assertThat(page).contains("This link is meant for", paul.username(), "href=\"" + room + "\"");
        browser.get(room).is(200);

        var out = browser.post("/signout?next=" + page.replaceAll("(?s).*/signout\\?next&#x3D;([^\"]*)\".*", "$1"));
        assertThat(out.is(303).header("location"))
                .isEqualTo("/signin?next=" + room.replace("/", "%2F") + "&username=" + paul.username());
        assertThat(browser.get(room).is(303).header("location")).startsWith("/signin");
    }

    @Test
    void aLinkToAMessageLeadsThereThroughTheDoorOfItsRoom() {
        var name = Person.unique("room");
        var id = paul.enters(name);
        paul.says(id, "Read this.").is(201);
        var message = "/conversations/" + id + "/messages/1";
        var browser = Browser.of(Person.named("ada"));
        var door = browser.get(message).is(303).header("location");
        assertThat(browser.get(door).is(200).text()).contains("name=\"message\" value=\"1\"");
        var in = browser.post("/rooms", "name", name, "message", "1").is(303).header("location");
        assertThat(in).isEqualTo(message);
        assertThat(browser.get(in).is(303).header("location")).isEqualTo("/rooms/" + name + "#m1");
        browser.post("/rooms", "name", name, "message", "one").is(400);
        assertThat(browser.post("/rooms", "name", name).is(303).header("location")).isEqualTo("/rooms/" + name);
    }

    @Test
    void aNameInALinkIsNoIdentity() {
        var stranger = Browser.visits(TestServer.address());
        assertThat(stranger.get(link).is(303).header("location")).startsWith("/signin");
        var ada = Browser.of(Person.named("ada"));
        assertThat(ada.get("/?username=" + paul.username()).is(200).text()).doesNotContain("data-username=\"paul");
    }

    @ParameterizedTest
    @CsvSource({"/room1/?username=paul, /rooms/room1?username=paul", "/room1, /rooms/room1", "/home/, /",
        "/home/?username=paul, /?username=paul", "/@paul/, /rooms/%40paul", "/a%2Fb/, /rooms/a%2Fb",
        "/%E3%82%AB/, /rooms/%E3%82%AB", "/%2F%2Fevil.example, /rooms/%2F%2Fevil.example"})
    void theAddressesOfOlderChatsLeadToOurs(String old, String ours) {
        assertThat(Browser.visits(TestServer.address()).get(old).is(303).header("location")).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/assets", "/health", "/prometheus", "//evil.example/"})
    void whatIsOursOrNobodysDoesNotBecomeARoom(String path) {
        assertThat(Browser.visits(TestServer.address()).get(path).header("location")).isEmpty();
    }

    @Test
    void theWayBackSurvivesSigningUp() {
        var browser = Browser.visits(TestServer.address());
        var place = "/rooms/caf%C3%A9%20noir?before=3";
        var door = browser.get(place + "&username=nobody").is(303).header("location");
        var signUp = browser.get(door).text().replaceAll("(?s).*href=\"(/signup[^\"]*)\".*", "$1")
                .replace("&#x3D;", "=").replace("&amp;", "&");
        var form = browser.get(signUp).is(200).text();
        assertThat(form).contains("value=\"nobody\"", "value=\"" + place.replace("=", "&#x3D;") + "\"");
        var up = browser.post("/signup", "username", Person.unique("new"), "password", Person.PASSWORD, "next", place);
        assertThat(up.is(303).header("location")).isEqualTo(place);
    }

    @Test
    void whoHasToSignInToSendAFormComesBackToThePageItStandsOn() {
        var browser = Browser.of(paul);
        browser.get("/people?q=paul").is(200);
        paul.put("/me/password", "currentPassword", Person.PASSWORD, "newPassword", "a fine passphrase").is(204);
        var door = "/signin?next=%2Fpeople%3Fq%3Dpaul";
        var renewal = browser.post("/rooms", "name", room).is(307);
        var told = "/signin?next=%2Fpeople%3Fq%3Dpaul&ended=true";
        assertThat(browser.again(renewal, "").is(303).header("location")).isEqualTo(told);
        assertThat(browser.post("/rooms", "name", room).is(303).header("location")).isEqualTo(door);
        assertThat(browser.get(told).is(200).text()).contains("You have been signed out.");
        assertThat(browser.get(door).is(200).text()).doesNotContain("You have been signed out.");
    }

    @Test
    void signingOutDoesNotLeadToAnotherSite() {
        var out = Browser.of(paul).post("/signout?next=%2F%2Fevil.example");
        assertThat(out.is(303).header("location")).isEqualTo("/");
    }
}
