package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** There is always an administrator who can get in. */
class LastAdminTest {
    private static final Person ADA = Person.admin();

    private final Person grace = Person.named("grace");

    @BeforeEach
    void adaIsTheOnlyOne() {
        ADA.get("/admin/users?role=admin&limit=100").is(200).each("items", "username")
                .filter(name -> !name.equals(ADA.username()))
                .forEach(name -> ADA.patch("/admin/users/" + name, "role", "member").is(200));
    }

    @Test
    void theLastOneStaysAndTheOneBeforeMayGo() {
        demotes(ADA, ADA).refuses(409, "last-admin");
        promotes(grace);
        demotes(ADA, grace).is(200);
        demotes(ADA, ADA).refuses(409, "last-admin");
        ADA.get("/admin/users").is(200);
    }

    @Test
    void whoIsShutOutDoesNotCount() {
        promotes(grace);
        disables(ADA, grace).is(200);
        demotes(ADA, ADA).refuses(409, "last-admin");
        disables(ADA, ADA).refuses(409, "own-account");
        ADA.delete("/admin/users/" + ADA.username()).refuses(409, "own-account");
        ADA.send("DELETE", "/me", Person.json("currentPassword", Person.PASSWORD)).refuses(409, "last-admin");
        ADA.get("/me").is(200);
    }

    @RepeatedTest(10)
    void twoWhoDemoteEachOtherAtOnceDoNotBothSucceed() {
        atOnce(LastAdminTest::demotes);
    }

    @RepeatedTest(5)
    void twoWhoShutEachOtherOutAtOnceDoNotBothSucceed() {
        atOnce(LastAdminTest::disables);
    }

    @RepeatedTest(5)
    void twoWhoResignAtOnceDoNotBothSucceed() {
        atOnce((one, other) -> demotes(one, one));
    }

    /** Allowed, too late since the other was quicker, or the last one: in each case somebody is left. */
    private void atOnce(BiFunction<Person, Person, Answer> deed) {
        promotes(grace);
        var answers = List.of(
                CompletableFuture.supplyAsync(() -> deed.apply(ADA, grace)),
                CompletableFuture.supplyAsync(() -> deed.apply(grace, ADA)));
        var statuses = answers.stream().map(CompletableFuture::join).map(Answer::status).toList();

        assertThat(statuses).containsOnlyOnce(200).containsAnyOf(401, 403, 409);
        var left = ADA.get("/admin/users").status() == 200 ? ADA : grace.signsIn();
        left.patch("/admin/users/" + ADA.username(), "role", "admin", "disabled", false).is(200);
        ADA.signsIn().get("/admin/users").is(200);
    }

    private void promotes(Person person) {
        ADA.patch("/admin/users/" + person.username(), "role", "admin", "disabled", false).is(200);
        person.signsIn();
    }

    private static Answer demotes(Person by, Person whom) {
        return by.patch("/admin/users/" + whom.username(), "role", "member");
    }

    private static Answer disables(Person by, Person whom) {
        return by.patch("/admin/users/" + whom.username(), "disabled", true);
    }
}
