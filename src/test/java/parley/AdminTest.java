package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AdminTest {
    private static final Person ADMIN = Person.admin();

    @Test
    void whoIsShutOutIsBroughtInNowhereAndStaysWhereTheyAre() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var linus = Person.named("linus");
        var direct = linus.opensDirectWith(grace);
        var room = ada.enters(Person.unique("room"));
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);
        ada.put("/directs/" + grace.username()).refuses(404, "not-found");
        ada.put("/conversations/" + room + "/members/" + grace.username()).refuses(404, "not-found");
        ADMIN.post("/admin/rooms", "name", Person.unique("room"), "owner", grace.username()).refuses(404, "not-found");
        assertThat(linus.opensDirectWith(grace)).isEqualTo(direct);
        var profile = "/people/" + grace.username();
        assertThat(Browser.of(ada).get(profile).is(200).text()).doesNotContain("action=\"/directs\"");
        assertThat(Browser.of(linus).get(profile).is(200).text()).contains("action=\"/directs\"");
    }

    @Test
    void aDisabledAccountIsShutOutAtOnceAlsoWhereItWaits() {
        var grace = Person.named("grace");
        var room = grace.enters(Person.unique("room"));
        var cursor = grace.reads(room).at("cursor");
        var waiting = CompletableFuture.supplyAsync(() -> grace.hears(room, cursor, 30));

        var everything = grace.syncs();
        var waitingForAll = CompletableFuture.supplyAsync(() -> grace.syncs(everything, 30));
        Meters.shared().awaitWaiting(2);

        ADMIN.patch("/admin/users/" + grace.username(), "disabled", true).is(200);

        waitingForAll.orTimeout(10, TimeUnit.SECONDS).join().is(401);
        waiting.orTimeout(10, TimeUnit.SECONDS).join().is(401);
        grace.get("/me").is(401);
        signsIn(grace).refuses(403, "account-disabled");
        ADMIN.patch("/admin/users/" + grace.username(), "disabled", false).is(200);
        signsIn(grace).is(200);
    }

    @Test
    void onlyAdminsMay() {
        var grace = Person.named("grace");
        var path = "/admin/users/" + grace.username();
        Person.named("linus").patch(path, "disabled", true).refuses(403, "admins-only");
        Http.send(TestServer.address(), "PATCH", "/api/v1" + path, "{\"disabled\":true}").refuses(401,
                "unauthenticated");
        ADMIN.patch("/admin/users/" + Person.unique("nobody"), "disabled", true).refuses(404, "not-found");
        ADMIN.patch("/admin/users/" + ADMIN.username(), "disabled", true).refuses(409, "own-account");
        grace.get("/me").is(200);
    }

    @Test
    void theFirstAdminsLinkWorksOnce() {
        var name = Person.unique("linus");
        Browser.visits(TestServer.address()).signsUp(name, Person.adminCode()).is(403);
        Browser.visits(TestServer.address()).signsUp(name, "no such code").is(403);
    }

    private static Answer signsIn(Person person) {
        return Http.send(TestServer.address(), "POST", "/api/v1/auth/login",
                Person.json("username", person.username(), "password", Person.PASSWORD));
    }
}
