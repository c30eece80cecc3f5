package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators do with accounts. */
class UserAdminTest {
    private static final Person ADMIN = Person.admin();

    private final Person grace = Person.named("grace");

    @Test
    void anAccountMadeForSomeoneIsEnteredByItsPasswordOrByALink() {
        var name = Person.unique("linus");
        var made = ADMIN.post("/admin/users", "username", name, "displayName", " Linus ", "password", Person.PASSWORD)
                .is(201);
        assertThat(made.at("displayName")).isEqualTo("Linus");
        assertThat(made.at("role")).isEqualTo("member");
        assertThat(made.header("location")).isEqualTo("/api/v1/admin/users/" + name);
        Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", name, "password", Person.PASSWORD)).is(200);
        grace.get("/rooms/@" + name).is(200);

        ADMIN.post("/admin/users", "username", name).refuses(409, "username-taken");
        ADMIN.post("/admin/users", "username", "no name").refusesField("username");
        ADMIN.post("/admin/users", "username", Person.unique("ada"), "password", "password1").refusesField("password");
        grace.post("/admin/users", "username", Person.unique("ada")).refuses(403, "admins-only");
        var other = Person.unique("other");
        ADMIN.post("/admin/users", "username", other).is(201);
        ADMIN.post("/admin/users/" + other + "/password-link").is(201);
    }

    @Test
    void aChangeIsSeenByAllAtOnceAndAnotherUserMayNotMakeIt() {
        var path = "/admin/users/" + grace.username();
        grace.patch(path, "displayName", "Grace").refuses(403, "admins-only");
        var changed = ADMIN.patch(path, "displayName", "Grace", "bio", "Compilers").is(200);
        assertThat(changed.at("displayName")).isEqualTo("Grace");
        assertThat(grace.get("/me").at("bio")).isEqualTo("Compilers");
        ADMIN.patch(path, "displayName", " ").refusesField("displayName");
        ADMIN.patch(path, "role", "owner").is(400);
        assertThat(ADMIN.get(path).is(200).at("displayName")).isEqualTo("Grace");
    }

    @Test
    void whoIsShutOutIsNotFoundAmongThePeople() {
        var list = "/users?q=" + grace.username();
        assertThat(ADMIN.get(list).is(200).each("items", "username")).containsExactly(grace.username());
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        assertThat(ADMIN.get(list).is(200).items("items")).isEmpty();
    }

    @Test
    void aRoleCountsFromTheNextRequestOnWithTheTokensThatOneHas() {
        grace.get("/admin/users").refuses(403, "admins-only");
        ADMIN.patch("/admin/users/" + grace.username(), "role", "admin").is(200);
        grace.get("/admin/users").is(200);
        ADMIN.patch("/admin/users/" + grace.username(), "role", "member").is(200);
        grace.get("/admin/users").refuses(403, "admins-only");
        grace.get("/me").is(200);
    }

    @Test
    void endingAllSessionsSignsOutEverywhere() {
        var phone = grace.onAnotherDevice();
        grace.delete("/admin/users/" + ADMIN.username() + "/sessions").is(403);
        ADMIN.delete("/admin/users/" + grace.username() + "/sessions").is(204);
        phone.get("/me").is(401);
        grace.get("/me").is(401);
        grace.signsIn().get("/me").is(200);
    }

    @Test
    void aDeletedUserIsGoneAndTheNameIsNeverGivenAgain() {
        var room = ADMIN.enters(Person.unique("room"));
        grace.put("/conversations/" + room + "/members/" + grace.username()).is(200);
        grace.says(room, "I was here");
        grace.patch("/me", "displayName", "Grace H.", "bio", "Compilers").is(200);
        var path = "/admin/users/" + grace.username();
        ADMIN.onAnotherDevice().get(path).is(200);

        Person.named("linus").delete(path).refuses(403, "admins-only");
        grace.get("/me").is(200);
        ADMIN.delete(path).is(204);

        grace.get("/me").is(401);
        var left = ADMIN.get(path).is(200);
        assertThat(left.at("displayName")).isEqualTo("Deleted user");
        assertThat(left.at("bio")).isEmpty();
        assertThat(left.body().path("deletedAt").isNull()).isFalse();
        var said = ADMIN.reads(room).body().path("items").path(0);
        assertThat(said.path("body").asText()).isEqualTo("I was here");
        assertThat(said.path("authorName").asText()).isEqualTo("Deleted user");
        assertThat(ADMIN.get("/conversations/" + room + "/members").each("items", "username"))
                .containsExactly(ADMIN.username());
        var again = Person.json("username", grace.username(), "password", Person.PASSWORD);
        Http.send(TestServer.address(), "POST", "/api/v1/users", again).refuses(409, "username-taken");
        Http.send(TestServer.address(), "POST", "/api/v1/auth/login", again).refuses(401, "wrong-credentials");
        ADMIN.patch(path, "disabled", false).refuses(404, "not-found");
        ADMIN.delete(path).is(204);
        ADMIN.delete("/admin/users/" + Person.unique("nobody")).refuses(404, "not-found");
    }

    @Test
    void aRoomWhoseOwnerIsDeletedGoesToTheModeratorWhoWasThereLongest() {
        var room = grace.enters(Person.unique("room"));
        var linus = Person.named("linus");
        var margaret = Person.named("margaret");
        Stream.of(linus, margaret).forEach(each -> each.put(
                "/conversations/" + room + "/members/" + each.username()).is(200));
        grace.patch("/conversations/" + room + "/members/" + margaret.username(), "role", "moderator").is(200);

        ADMIN.delete("/admin/users/" + grace.username()).is(204);

        var members = linus.get("/conversations/" + room + "/members").is(200);
        assertThat(members.each("items", "username")).containsExactly(linus.username(), margaret.username());
        assertThat(members.each("items", "role")).containsExactly("member", "owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "created", "seen"})
    void theListHasEveryoneOnceInTheOrderAskedFor(String sort) {
        var mark = Person.unique("crowd");
        var people = Stream.of("c", "a", "e", "b", "d").map(name -> mark + name)
                .peek(name -> ADMIN.post("/admin/users", "username", name).is(201)).toList();

        var found = new ArrayList<String>();
        var path = "/admin/users?q=" + mark.toUpperCase() + "&limit=2&sort=" + sort;
        var page = ADMIN.get(path).is(200);
        for (;; page = ADMIN.get(path + "&cursor=" + page.at("next")).is(200)) {
            page.each("items", "username").forEach(found::add);
            if (page.body().path("next").isNull()) {
                break;
            }
            assertThat(page.header("link")).contains("rel=\"next\"");
        }

        assertThat(found).containsExactlyElementsOf(
                sort.equals("name") ? people.stream().sorted().toList() : people.reversed());
        ADMIN.get(path + "&cursor=nonsense").refuses(400, "bad-cursor");
    }

    @Test
    void theListIsFilteredByRoleAndByWhoIsShutOut() {
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        assertThat(names("q=" + grace.username() + "&disabled=true")).containsExactly(grace.username());
        assertThat(names("q=" + grace.username() + "&disabled=false")).isEmpty();
        assertThat(names("q=" + grace.username() + "&role=admin")).isEmpty();
        assertThat(names("q=" + ADMIN.username() + "&role=admin&disabled=false")).containsExactly(ADMIN.username());
    }

    private static List<String> names(String query) {
        return ADMIN.get("/admin/users?" + query).is(200).each("items", "username").toList();
    }
}
