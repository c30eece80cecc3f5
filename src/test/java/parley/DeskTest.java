package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrators' desk by plain forms. */
class DeskTest {
    private static final Person ADMIN = Person.admin();

    private final Browser desk = Browser.of(ADMIN);
    private final Person grace = Person.named("grace");
    private final String user = "/admin/users/" + grace.username();

    @ParameterizedTest
    @ValueSource(strings = {"", "/users", "/users/new", "/rooms", "/rooms/new", "/messages", "/sessions", "/audit",
        "/users?q=a&role=member&disabled=false&sort=seen", "/rooms?q=&visibility=private&sort=members",
        "/messages?q=x&author=nobody-at-all&conversation=none", "/audit?actor=&target=&action=SIGNED_IN"})
    void everyPageIsForAdministratorsAlone(String page) {
        desk.get("/admin" + page).is(200);
        Browser.of(grace).get("/admin" + page).is(403);
        assertThat(Browser.visits(TestServer.address()).get("/admin" + page).is(303).header("location"))
                .startsWith("/signin?next=");
    }

    @Test
    void theDeskIsOnlyShownToWhomItOpens() {
        assertThat(desk.get("/settings").text()).contains("href=\"/admin\"");
        assertThat(Browser.of(grace).get("/settings").text()).doesNotContain("href=\"/admin\"");
    }

    @Test
    void anAccountIsMadeChangedAndGivenALink() {
        var name = Person.unique("linus");
        assertThat(desk.post("/admin/users", "username", "no name", "displayName", "", "role", "member").is(400).text())
                .contains("username-error", "value=\"no name\"");
        assertThat(desk.post("/admin/users", "username", name, "displayName", "", "role", "member").is(303)
                .header("location")).isEqualTo("/admin/users/" + name);

        var path = "/admin/users/" + name;
        assertThat(desk.post(path, "displayName", " ", "bio", "x", "role", "member").is(400).text())
                .contains("display-name-error");
        desk.post(path, "displayName", "<b>Linus</b>", "bio", "Kernels", "role", "member").is(303);
        assertThat(desk.get(path).text()).contains("&lt;b&gt;Linus&lt;/b&gt;").doesNotContain("<b>Linus");
        assertThat(desk.get("/admin/users?q=" + name).text()).contains("href=\"" + path + "\"");

        var shown = desk.post(path + "/password-link").is(200).text();
        var link = shown.replaceAll("(?s).*/password\\?token&#x3D;([\\w-]+).*", "$1");
        var linus = Browser.visits(TestServer.address());
        linus.get("/password?token=" + link).is(200);
        linus.post("/password", "token", link, "newPassword", "a fine passphrase").is(303);
        linus.get("/").is(200);
        desk.post(path + "/sessions").is(303);
        linus.get("/").is(303);
    }

    @Test
    void whatCannotBeUndoneIsAskedAboutFirst() {
        assertThat(desk.get(user + "/delete").is(200).text()).contains("Delete @" + grace.username() + "?");
        grace.get("/me").is(200);
        Browser.of(grace).post("/admin/users/" + ADMIN.username() + "/delete").is(403);
        desk.post(user + "/delete").is(303);
        grace.get("/me").is(401);
        assertThat(desk.get(user).is(200).text()).contains("Deleted user");
        assertThat(desk.post("/admin/users/" + ADMIN.username() + "/delete").is(409).text())
                .contains("You cannot shut yourself out.");
    }

    @Test
    void theLastAdministratorIsToldWhyTheyStay() {
        ADMIN.get("/admin/users?role=admin&disabled=false").each("items", "username")
                .filter(name -> !name.equals(ADMIN.username()))
                .forEach(name -> ADMIN.patch("/admin/users/" + name, "role", "member").is(200));
        var page = desk.post("/admin/users/" + ADMIN.username(), "displayName", "Ada", "bio", "", "role", "member");
        assertThat(page.is(409).text()).contains("This is the last administrator.");
    }

    @Test
    void aRoomIsMadeChangedPeopledAndDeleted() {
        var name = Person.unique("hall");
        assertThat(desk.post("/admin/rooms", "name", name, "topic", "", "visibility", "private", "owner", "no-one-here")
                .is(404).text()).contains("owner-error");
        var room = desk.post("/admin/rooms", "name", name, "topic", "", "visibility", "private", "owner",
                grace.username()).is(303).header("location");
        assertThat(desk.post("/admin/rooms", "name", name, "topic", "", "visibility", "public").is(409).text())
                .contains("name-error");

        desk.post(room, "name", name, "topic", "Echoes", "visibility", "public").is(303);
        assertThat(desk.get(room).is(200).text()).contains("Echoes", "@" + grace.username());
        var linus = Person.named("linus");
        assertThat(desk.post(room + "/members", "username", "no-one-here").is(404).text()).contains("username-error");
        desk.post(room + "/members", "username", linus.username()).is(303);
        assertThat(desk.post(room + "/members/" + grace.username(), "role", "member").is(409).text())
                .contains("role-error");
        desk.get(room + "/members/" + linus.username()).is(200);
        desk.post(room + "/members/" + linus.username(), "role", "moderator").is(303);
        desk.post(room + "/members/" + grace.username() + "/remove").is(303);
        var den = Person.unique("den");
        var id = grace.put("/rooms/" + den, "visibility", "private").number("id");
        assertThat(desk.post("/admin/rooms/" + id + "/members/" + grace.username() + "/remove").is(303)
                .header("location")).isEqualTo("/admin/rooms");
        assertThat(linus.get("/rooms/" + name).at("role")).isEqualTo("owner");

        assertThat(desk.get(room + "/delete").is(200).text()).contains("Delete the room " + name + "?");
        linus.get("/rooms/" + name).is(200);
        desk.post(room + "/delete").is(303);
        linus.get("/rooms/" + name).is(404);
    }

    @Test
    void aMessageIsFoundAndTakenAwayAndASessionEnded() {
        var room = grace.enters(Person.unique("hall"));
        var text = Person.unique("needle");
        grace.says(room, text + " <script>alert(1)</script>");
        assertThat(desk.get("/admin/messages?q=" + text).is(200).text()).contains(text)
                .doesNotContain("<script>alert");
        assertThat(desk.get("/admin/messages/" + room + "/1").is(200).text()).contains(text);
        assertThat(desk.post("/admin/messages/" + room + "/1", "body", " ").is(400).text())
                .contains("id=\"body-error\"");
        desk.post("/admin/messages/" + room + "/1", "body", text + " put\r\nbetter").is(303);
        assertThat(grace.reads(room).body().at("/items/0/body").asText()).isEqualTo(text + " put\nbetter");
        var seen = shown("/admin/messages/" + room + "/1");
        grace.patch("/conversations/" + room + "/messages/1", "body", text + " put best").is(200);
        assertThat(desk.post("/admin/messages/" + room + "/1", "body", "mine", "shown", seen).is(400).text())
                .contains(text + " put best", "changed meanwhile", ">mine</textarea>");
        seen = shown("/admin/messages/" + room + "/1");
        grace.send("PUT", "/conversations/" + room + "/messages/1/reactions/%F0%9F%8E%89", null).is(200);
        desk.post("/admin/messages/" + room + "/1", "body", text, "shown", seen).is(303);
        grace.patch("/conversations/" + room + "/messages/1", "body", text + "\r\n\0").is(200);
        seen = shown("/admin/messages/" + room + "/1");
        desk.post("/admin/messages/" + room + "/1", "body", text, "shown", seen).is(303);
        assertThat(desk.get("/admin/messages/" + room + "/1/delete").is(200).text()).contains(text);
        desk.post("/admin/messages/" + room + "/1/delete").is(303);
        assertThat(desk.get("/admin/messages?conversation=" + room).text()).contains("Message deleted");

        var sessions = desk.get("/admin/sessions?user=" + grace.username()).is(200).text();
        desk.post(sessions.replaceAll("(?s).*action=\"(/admin/sessions/\\d+/end)[?\"].*", "$1")).is(303);
        grace.get("/me").is(401);
    }

    /** The fingerprint of what the desk shows there. */
    private String shown(String message) {
        return desk.get(message).is(200).text().replaceAll("(?s).*name=\"shown\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void filesAreFoundAndTakenAway() {
        var file = grace.uploads("<b>letter.txt", "Dear Ada".getBytes()).number("id");
        var page = desk.get("/admin/files?owner=" + grace.username()).is(200).text();
        assertThat(page).contains("&lt;b&gt;letter.txt", "not sent").doesNotContain("<b>letter");
        assertThat(desk.get("/admin/files?owner=nobody-" + grace.username()).is(200).text()).contains("class=\"none\"");
        desk.get("/admin/files/" + file + "/delete").is(200);
        desk.post("/admin/files/" + file + "/delete").is(303);
        desk.get("/admin/files/" + file + "/delete").is(404);
        grace.get("/attachments/" + file).is(404);
    }

    @Test
    void aFormChangesOnlyWhatWasChangedInIt() {
        desk.post(user, "displayName", "Grace", "bio", "", "role", "member").is(303);
        var before = new String[]{"displayName", "Grace H.", "bio", "", "role", "member", "shownName", "Grace",
            "shownBio", "",
            "shownRole", "member", "shownDisabled", "false"};
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true, "bio", "written meanwhile").is(200);
        desk.post(user, before).is(303);
        var after = ADMIN.get("/admin/users/" + grace.username()).is(200);
        assertThat(after.at("displayName")).isEqualTo("Grace H.");
        assertThat(after.at("bio")).isEqualTo("written meanwhile");
        assertThat(after.at("disabled")).isEqualTo("true");

        var linus = Person.named("linus");
        var name = Person.unique("hall");
        var room = "/admin/rooms/" + linus.enters(name);
        linus.patch("/rooms/" + name, "visibility", "private").is(200);
        desk.post(room, "name", name, "topic", "Echoes", "visibility", "public", "shownName", name, "shownTopic", "",
                "shownVisibility", "public").is(303);
        assertThat(linus.get("/rooms/" + name).at("visibility")).isEqualTo("private");
        assertThat(linus.get("/rooms/" + name).at("topic")).isEqualTo("Echoes");
    }

    @Test
    void aMembersFormChangesNothingThatWasNotChosenInIt() {
        var linus = Person.named("linus");
        var id = linus.enters(Person.unique("hall"));
        grace.put("/conversations/" + id + "/members/" + grace.username()).is(200);
        var member = "/admin/rooms/" + id + "/members/" + grace.username();
        assertThat(desk.get(member).text()).contains("name=\"shownRole\" value=\"member\"");
        ADMIN.patch("/admin/memberships/" + id + "/" + grace.username(), "role", "moderator").is(200);
        desk.post(member, "role", "member", "shownRole", "member").is(303);
        assertThat(grace.get("/conversations/" + id).at("role")).isEqualTo("moderator");
        assertThat(desk.post(member, "role", "owner", "shownRole", "member").is(400).text())
                .contains("role-error", "changed meanwhile");
        desk.post(member, "role", "member", "shownRole", "moderator").is(303);
        assertThat(grace.get("/conversations/" + id).at("role")).isEqualTo("member");
    }

    @Test
    void whomOneLooksForMayBeTypedAsTheDeskShowsThem() {
        var room = Person.unique("Hall");
        var id = grace.enters(room);
        grace.says(id, "hello").is(201);
        grace.patch("/rooms/" + room, "topic", "Echoes").is(200);
        var shown = "@" + grace.username().toUpperCase(Locale.ROOT);
        assertThat(desk.get("/admin/messages?author=" + shown).text()).contains("hello");
        assertThat(desk.get("/admin/sessions?user=" + shown).text()).contains("/admin/users/" + grace.username());
        assertThat(desk.get("/admin/audit?actor=" + shown).text()).contains("Echoes");
        assertThat(desk.get("/admin/audit?target=%23" + room).text()).contains("Echoes");
        assertThat(desk.get("/admin/audit?target=" + room).text()).contains("Echoes");
        ADMIN.patch("/admin/users/" + grace.username(), "displayName", "Grace H.").is(200);
        assertThat(desk.get("/admin/audit?target=" + shown).text()).contains("Grace H.");
    }

    @Test
    void allThatSomebodySaidIsTakenAwayAfterAQuestion() {
        var id = grace.enters(Person.unique("hall"));
        grace.says(id, "spam").is(201);
        var list = "/admin/messages?author=" + grace.username();
        var clear = "/admin/messages/clear?author=" + grace.username();
        assertThat(desk.get("/admin/messages").text()).doesNotContain("/admin/messages/clear");
        assertThat(desk.get(list).text()).contains(clear.replace("=", "&#x3D;"));
        assertThat(desk.get(clear).is(200).text()).contains("@" + grace.username() + "?");
        assertThat(desk.post(clear).is(303).header("location")).isEqualTo(list + "&gone=1");
        assertThat(desk.get(list + "&gone=1").text()).contains("1 message was deleted.");
        assertThat(desk.get(list).text()).contains("Message deleted").doesNotContain("spam", "/clear");
        assertThat(desk.get(clear + "&conversation=" + id).text()).contains("in conversation " + id + "?");
        assertThat(grace.reads(id).each("items", "deleted")).containsExactly("true");
    }

    @Test
    void aFormTellsOfAllThatIsWrongInIt() {
        assertThat(desk.post(user, "displayName", "x".repeat(65), "bio", "x".repeat(501), "role", "member").is(400)
                .text()).contains("display-name-error", "bio-error");
    }

    @Test
    void aNameMayBeTypedAsItIsShownAndStaysWhenItIsWrong() {
        var room = "/admin/rooms/" + grace.enters(Person.unique("hall"));
        var linus = Person.named("linus");
        desk.post(room + "/members", "username", "@" + linus.username()).is(303);
        assertThat(desk.post(room + "/members", "username", "@nobody-here").is(404).text())
                .contains("value=\"@nobody-here\"");
    }

    @Test
    void aRoomIsFoundByItsNameAndOneThatThereIsNotIsToldOf() {
        var name = Person.unique("hall");
        var id = grace.enters(name);
        grace.says(id, "here").is(201);
        grace.says(grace.enters(Person.unique("den")), "elsewhere").is(201);
        var whose = "&author=" + grace.username();
        assertThat(desk.get("/admin/messages?conversation=%23" + name + whose).is(200).text())
                .contains(">here<",
                        "/admin/messages/clear?author&#x3D;" + grace.username() + "&amp;conversation&#x3D;" + id)
                .doesNotContain("elsewhere");
        for (var list : List.of("/admin/messages", "/admin/files")) {
            assertThat(desk.get(list + "?conversation=no-" + name + whose).is(200).text())
                    .contains("There is no such room.", "class=\"none\"").doesNotContain("/clear", "elsewhere");
        }
    }

    @Test
    void whatAnotherAdministratorHasChangedMeanwhileIsNotOverwritten() {
        var form = new String[]{"displayName", "Grace H.", "bio", "", "role", "member", "shownName", "grace",
            "shownBio", "", "shownRole", "member", "shownDisabled", "false"};
        ADMIN.patch("/admin/users/" + grace.username(), "displayName", "Admiral").is(200);
        assertThat(desk.post(user, form).is(400).text()).contains("changed meanwhile", "value=\"Admiral\"");
        assertThat(grace.get("/me").at("displayName")).isEqualTo("Admiral");

        var name = Person.unique("hall");
        var room = "/admin/rooms/" + grace.enters(name);
        grace.patch("/rooms/" + name, "topic", "Echoes").is(200);
        assertThat(desk.post(room, "name", name, "topic", "Draughts", "visibility", "public", "shownName", name,
                "shownTopic", "", "shownVisibility", "public").is(400).text()).contains("topic-error");
        assertThat(grace.get("/rooms/" + name).at("topic")).isEqualTo("Echoes");
    }

    @Test
    void theListThatSomethingWasFoundInIsComeBackTo() {
        var id = grace.enters(Person.unique("hall"));
        grace.says(id, "one").is(201);
        var list = "/admin/messages?author=" + grace.username() + "&";
        var shown = desk.get(list).text().replaceAll("(?s).*from=([^\"]+)\".*", "$1");
        var message = "/admin/messages/" + id + "/1";
        assertThat(desk.get(message + "?from=" + shown).text())
                .contains("name=\"from\" value=\"" + list.replace("=", "&#x3D;")
                        .replace("&a", "&amp;a"));
        assertThat(desk.post(message, "body", "two", "from", list).is(303).header("location")).isEqualTo(list);
        assertThat(desk.post(message + "/delete?from=https://evil.example/?").is(303).header("location"))
                .isEqualTo("/admin/messages");
    }

    @Test
    void whatIsGoneAtTheDeskLeadsBackToTheDesk() {
        assertThat(desk.get("/admin/files/999999999/delete").is(404).text()).contains("href=\"/admin\"");
        assertThat(desk.get("/conversations/999999999").is(404).text()).contains("href=\"/\"");
        assertThat(Browser.of(grace).get("/admin/users").is(403).text()).contains("href=\"/\"");
    }

    @Test
    void aMemberWhoIsGoneMeanwhileIsGivenNoRole() {
        var linus = Person.named("linus");
        var id = linus.enters(Person.unique("hall"));
        grace.put("/conversations/" + id + "/members/" + grace.username()).is(200);
        var member = "/admin/rooms/" + id + "/members/" + grace.username();
        desk.post(member + "/remove").is(303);
        desk.post(member, "role", "owner", "shownRole", "member").is(404);
    }

    @Test
    void anAdministratorWhoResignsIsLedToTheirSettings() {
        var other = Person.named("linus");
        ADMIN.patch("/admin/users/" + other.username(), "role", "admin").is(200);
        assertThat(Browser.of(other).post("/admin/users/" + other.username(), "displayName", "Linus", "bio", "", "role",
                "member").is(303).header("location")).isEqualTo("/settings?resigned=true");
    }
}
