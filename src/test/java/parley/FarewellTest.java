package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.BeanContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.account.Users;
import parley.conversation.Hours;
import parley.conversation.MemberRole;
import parley.conversation.Memberships;

/** Someone who does not want their account any more. */
class FarewellTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @Test
    void whoDeletesTheirAccountIsGoneAndWhatTheySaidStays() {
        var name = Person.unique("room");
        var room = ada.enters(name);
        grace.enters(name);
        ada.says(room, "farewell").is(201);
        var phone = ada.onAnotherDevice();

        leaves(ada, "wrong").refusesField("currentPassword");
        phone.get("/me").is(200);
        leaves(ada, Person.PASSWORD).is(204);

        phone.get("/me").is(401);
        var again = Person.json("username", ada.username(), "password", Person.PASSWORD);
        Http.send(TestServer.address(), "POST", "/api/v1/auth/login", again).refuses(401, "wrong-credentials");
        Http.send(TestServer.address(), "POST", "/api/v1/users", again).refuses(409, "username-taken");
        var said = grace.reads(room).body().at("/items/0");
        assertThat(said.path("body").asText()).isEqualTo("farewell");
        assertThat(said.path("authorName").asText()).isEqualTo("Deleted user");
        var members = grace.get("/conversations/" + room + "/members").is(200);
        assertThat(members.each("items", "username")).containsExactly(grace.username());
        assertThat(members.each("items", "role")).as("the room has an owner again").containsExactly("owner");
        var audit = Person.admin().get("/admin/audit?action=user-deleted&target=" + ada.username());
        assertThat(audit.each("items", "actor")).containsExactly(ada.username());
    }

    @Test
    void whoeverWritesToThemIsToldThatNobodyReadsIt() {
        grace.opensDirectWith(ada);
        var page = "/directs/" + ada.username();
        var browser = Browser.of(grace);
        assertThat(browser.get(page).is(200).text()).doesNotContain("Their account was deleted");
        leaves(ada, Person.PASSWORD).is(204);
        assertThat(browser.get(page).is(200).text()).contains("Their account was deleted");
    }

    @Test
    void aPrivateRoomGoesWithItsLastMemberAndAPublicOneStays() {
        var den = Person.unique("den");
        var hall = Person.unique("hall");
        ada.put("/rooms/" + den, "visibility", "private").is(201);
        var open = ada.enters(hall);
        leaves(ada, Person.PASSWORD).is(204);
        grace.put("/rooms/" + den).is(201);
        assertThat(grace.enters(hall)).isEqualTo(open);
    }

    @Test
    void whoeverIsInARoomStillIsTakenOutWithinTheHour() {
        var room = ada.enters(Person.unique("room"));
        var linus = Person.named("linus");
        linus.put("/conversations/" + room + "/members/" + linus.username()).is(200);
        leaves(ada, Person.PASSWORD).is(204);
        var late = TestServer.bean(Users.class).require(ada.username());
        TestServer.bean(Memberships.class).join(room, late, MemberRole.OWNER);
        Hours.pass(TestServer.bean(BeanContext.class));
        assertThat(linus.get("/conversations/" + room + "/members").each("items", "username"))
                .containsExactly(linus.username());
    }

    @Test
    void aRoomGoesToWhoCanSeeToIt() {
        var room = ada.enters(Person.unique("room"));
        var members = "/conversations/" + room + "/members/";
        var hedy = Person.named("hedy");
        hedy.put(members + hedy.username()).is(200);
        grace.put(members + grace.username()).is(200);
        ada.patch(members + hedy.username(), "role", "owner").is(200);
        Person.admin().patch("/admin/users/" + hedy.username(), "disabled", true).is(200);

        ada.delete(members + ada.username()).refuses(409, "last-owner");
        leaves(ada, Person.PASSWORD).is(204);
        assertThat(grace.get("/conversations/" + room).at("role")).isEqualTo("owner");
    }

    @Test
    void nothingIsWaitedForFromThemInAGroup() {
        var linus = Person.named("linus");
        var group = grace.post("/groups", "usernames", List.of(ada.username(), linus.username())).number("id");
        var members = "/conversations/" + group + "/members";
        assertThat(grace.get(members).each("items", "gone")).containsOnly("false");
        leaves(ada, Person.PASSWORD).is(204);
        assertThat(grace.get(members).each("items", "gone")).containsExactly("true", "false", "false");
    }

    @Test
    void theirProfileOffersNoDirect() {
        var profile = "/people/" + ada.username();
        assertThat(Browser.of(grace).get(profile).is(200).text()).contains("action=\"/directs\"");
        leaves(ada, Person.PASSWORD).is(204);
        assertThat(Browser.of(grace).get(profile).is(200).text()).doesNotContain("action=\"/directs\"");
    }

    @Test
    void nobodyBringsThemBack() {
        var room = grace.enters(Person.unique("room"));
        var linus = Person.named("linus");
        var direct = linus.opensDirectWith(ada);
        leaves(ada, Person.PASSWORD).is(204);
        grace.put("/conversations/" + room + "/members/" + ada.username()).refuses(404, "not-found");
        grace.put("/directs/" + ada.username()).refuses(404, "not-found");
        assertThat(linus.opensDirectWith(ada)).as("what was said stays").isEqualTo(direct);
    }

    @Test
    void aPasswordHasToBeGivenSoThatNobodyDoesItAtADeviceLeftOpen() {
        ada.delete("/me").is(400);
        ada.send("DELETE", "/me", "{}").refusesField("currentPassword");
        ada.get("/me").is(200);
    }

    @Test
    void byAPageToo() {
        var browser = Browser.of(ada);
        assertThat(browser.get("/settings").text()).contains("href=\"/settings/delete\"");
        browser.get("/settings/delete").is(200);
        assertThat(browser.post("/settings/delete", "currentPassword", "wrong").is(400).text())
                .contains("id=\"current-password-error\"");
        ada.get("/me").is(200);

        var gone = browser.post("/settings/delete", "currentPassword", Person.PASSWORD).is(303);
        assertThat(gone.header("location")).isEqualTo("/signin");
        assertThat(gone.header("clear-site-data")).isEqualTo("\"cache\", \"storage\"");
        ada.get("/me").is(401);
    }

    private static Answer leaves(Person person, String password) {
        return person.send("DELETE", "/me", Person.json("currentPassword", password));
    }
}
