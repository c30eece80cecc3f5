package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page about a room, by plain forms and in a real browser: ada owns the room, grace is in it, linus is not. */
class AboutTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final String name = Person.unique("workshop");
    private final long room = ada.enters(name);
    private final String about = "/rooms/" + name + "/about";
    private final List<String> complaints = new ArrayList<>();

    AboutTest() {
        grace.enters(name);
    }

    @Test
    void anOwnerNamesTheRoomAnewAndOldLinksLeadThere() {
        var owner = Browser.of(ada);
        assertThat(owner.get("/rooms/" + name).text()).contains(about);
        assertThat(owner.get(about).is(200).text()).contains(grace.username(), "name-hint");
        var renamed = Person.unique("studio");
        var saved = owner.post(about, "name", renamed, "topic", "Clay\r\nand wheels", "isPrivate", "true");
        assertThat(saved.is(303).header("location")).isEqualTo("/rooms/" + renamed + "/about");
        assertThat(owner.get(about).is(200).text()).contains("Clay\nand wheels", "data-visibility=\"private\"");
        assertThat(owner.get("/rooms/" + name + "?before=5").is(303).header("location"))
                .isEqualTo("/rooms/" + renamed + "?before=5");
        Browser.of(linus).get("/rooms/" + renamed + "/about").is(404);
        assertThat(owner.post(about, "name", renamed, "topic", "").is(303).header("location")).contains(renamed);
        assertThat(ada.get("/rooms/" + name).at("visibility")).isEqualTo("public");
    }

    @Test
    void whatIsWrongWithTheLabelStandsBesideItsField() {
        var owner = Browser.of(ada);
        var taken = Person.unique("taken");
        linus.enters(taken);
        assertThat(owner.post(about, "name", taken, "topic", "").is(409).text())
                .contains("name-error", "This name is not to be had.", "value=\"" + taken + "\"");
        assertThat(owner.post(about, "name", "a/b", "topic", "").is(400).text()).contains("name-error", "letters");
        assertThat(owner.post(about, "name", name, "topic", "x".repeat(501)).is(400).text())
                .contains("topic-error", "x".repeat(501));
        assertThat(ada.get("/rooms/" + name).at("topic")).isEmpty();
    }

    @Test
    void membersSeeWhatTheirRoleAllows() {
        var member = Browser.of(grace);
        assertThat(member.get(about).is(200).text()).contains("about/leave", "about/invite")
                .doesNotContain("about/delete", "id=\"topic\"", "popovertarget");
        member.post(about, "topic", "mine").is(403);
        member.get(about + "/delete").is(403);
        member.post(about + "/delete").is(403);

        Browser.of(ada).post(about + "/members", "username", grace.username(), "act", "moderator").is(303);
        assertThat(member.get(about).text()).contains("id=\"topic\"").doesNotContain("id=\"name\"", "about/delete");
        assertThat(member.post(about, "topic", "Clay").is(303).header("location")).isEqualTo(about);
        assertThat(ada.get("/rooms/" + name).at("topic")).isEqualTo("Clay");
        assertThat(Browser.of(linus).get(about).is(303).header("location")).isEqualTo("/rooms/" + name);
    }

    @Test
    void peopleAreBroughtInPromotedAndRemoved() {
        var owner = Browser.of(ada);
        assertThat(owner.post(about + "/invite", "username", "@no-such-person").is(404).text())
                .contains("username-error", "There is no such user.", "value=\"no-such-person\"")
                .doesNotContain("Is it one of these?");
        linus.patch("/me", "displayName", "Liesl " + name).is(200);
        assertThat(owner.post(about + "/invite", "username", "liesl " + name.toUpperCase()).is(404).text())
                .contains("Is it one of these?", "<button name=\"username\" value=\"" + linus.username() + "\"");
        owner.post(about + "/invite", "username", " @" + linus.username().toUpperCase()).is(303);
        assertThat(linus.get("/rooms/" + name).at("role")).isEqualTo("member");
        owner.post(about + "/members", "username", linus.username(), "act", "moderator").is(303);
        assertThat(linus.get("/rooms/" + name).at("role")).isEqualTo("moderator");
        owner.post(about + "/members", "username", linus.username(), "act", "remove").is(303);
        assertThat(linus.get("/rooms/" + name).body().path("role").isNull()).isTrue();
        owner.post(about + "/members", "username", grace.username(), "act", "knight").is(400);
    }

    @Test
    void anOwnerLeavesOnlyAfterHandingTheRoomOver() {
        var owner = Browser.of(ada);
        assertThat(owner.post(about + "/leave").is(409).text()).contains("Make someone else an owner first.");
        var heir = about + "/heir/" + grace.username();
        assertThat(owner.get(heir).is(200).text()).contains("Hand over the room");
        assertThat(ada.get("/rooms/" + name).at("role")).isEqualTo("owner");
        owner.post(heir).is(303);
        assertThat(grace.get("/rooms/" + name).at("role")).isEqualTo("owner");
        assertThat(ada.get("/rooms/" + name).at("role")).isEqualTo("member");
        assertThat(owner.post(about + "/leave").is(303).header("location")).isEqualTo("/");
        ada.reads(room).is(404);
    }

    @Test
    void aPersonalRoomIsNotHandedOverNotEvenByHalf() {
        var own = "/rooms/@" + ada.username();
        grace.put(own).is(200);
        var page = Browser.of(ada).post(own + "/about/heir/" + grace.username());
        assertThat(page.is(409).text()).contains("A personal room keeps its owner.").doesNotContain("about/delete");
        assertThat(grace.get(own).at("role")).isEqualTo("member");
        assertThat(ada.get(own).at("role")).isEqualTo("owner");
    }

    @Test
    void aRoomIsDeletedAfterAQuestion() {
        var owner = Browser.of(ada);
        assertThat(owner.get(about + "/delete").is(200).text()).contains("for good", "action=\"" + about + "/delete\"");
        grace.reads(room).is(200);
        assertThat(owner.post(about + "/delete").is(303).header("location")).isEqualTo("/");
        grace.reads(room).is(404);
        owner.get(about).is(404);
    }

    @Test
    @Tag("browser")
    void whoHasTheRoomOpenSeesItRenamedAndThatTheyWereRemovedWithoutReloading() {
        try (var chromium = Chromium.start()) {
            var phone = enters(chromium, ada, 390, 844);
            var desk = enters(chromium, grace, 1280, 800);
            phone.locator("h1 a").click();
            var studio = Person.unique("studio");
            phone.getByLabel("Name of the room").fill(studio);
            phone.getByLabel("Topic").fill("Clay");
            phone.getByText("Save").click();

            assertThat(desk.locator("h1")).hasText(studio);
            assertThat(desk.locator("#topic")).hasText("Clay");
            assertThat(desk.locator(".entry[aria-current], .entry:has([aria-current]) .title bdi")).hasText(studio);
            assertThat(desk).hasURL(TestServer.address() + "/rooms/" + studio);
            assertThat(desk).hasTitle(studio + " · Parley");

            linus.enters(studio);
            assertThat(phone.locator("li[data-username='" + linus.username() + "']")).isVisible();
            phone.locator("li[data-username='" + grace.username() + "'] button[popovertarget]").click();
            phone.locator("#deeds-" + grace.username()).getByText("Remove").click();
            assertThat(phone.locator("li[data-username='" + grace.username() + "']")).not().isAttached();
            assertThat(desk.locator("#left span")).isVisible();
            assertThat(desk.locator("#composer")).isHidden();
            assertThat(complaints).isEmpty();
        }
    }

    private Page enters(Chromium chromium, Person person, int width, int height) {
        var page = chromium.browser()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height))
                .newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(TestServer.address() + "/signin?next=/rooms/" + name);
        page.getByLabel("Username").fill(person.username());
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.locator("main button.primary").click();
        Chromium.isAlive(page);
        return page;
    }
}
