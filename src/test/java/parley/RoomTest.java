package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {
    @Test
    void enteringARoomThatDoesNotExistCreatesItAndTheNextOneJoins() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("lounge");

        var created = ada.put("/rooms/" + name).is(201);
        assertThat(created.at("role")).isEqualTo("owner");
        var joined = grace.put("/rooms/" + name.toUpperCase()).is(200);

        assertThat(joined.at("role")).isEqualTo("member");
        assertThat(joined.number("id")).isEqualTo(created.number("id"));
        assertThat(joined.number("members")).isEqualTo(2);
        ada.put("/rooms/" + name).is(200);
        assertThat(ada.get("/rooms/" + name).number("members")).isEqualTo(2);
    }

    @Test
    void fiftyWhoEnterAtOnceFindOneRoomAndOneOfThemCreatedIt() {
        var people = IntStream.range(0, 50).mapToObj(i -> Person.named("ada")).toList();
        var name = Person.unique("rush");
        try (var threads = Executors.newFixedThreadPool(50)) {
            var entries = people.stream()
                    .map(person -> CompletableFuture.supplyAsync(() -> person.put("/rooms/" + name), threads))
                    .toList();
            var answers = entries.stream().map(CompletableFuture::join).toList();
            assertThat(answers.stream().map(Answer::status).filter(status -> status == 201)).hasSize(1);
            assertThat(answers.stream().map(Answer::status).filter(status -> status == 200)).hasSize(49);
            assertThat(answers.stream().map(answer -> answer.number("id")).distinct()).hasSize(1);
        }
        assertThat(people.getFirst().get("/rooms/" + name).number("members")).isEqualTo(50);
    }

    @Test
    void aPrivateRoomDoesNotExistForAStrangerUntilSomeoneBringsThemIn() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("secret");
        var room = ada.put("/rooms/" + name, "visibility", "private").is(201).number("id");
        ada.says(room, "nobody must know").is(201);

        grace.get("/rooms/" + name).refuses(404, "not-found");
        grace.put("/rooms/" + name).refuses(409, "name-taken");
        grace.get("/conversations/" + room).refuses(404, "not-found");
        grace.get("/conversations/" + room + "/members").refuses(404, "not-found");
        grace.reads(room).refuses(404, "not-found");
        grace.hears(room, "", 0).refuses(404, "not-found");
        grace.says(room, "hello?").refuses(404, "not-found");
        grace.put("/conversations/" + room + "/members/" + grace.username()).refuses(404, "not-found");
        grace.put("/conversations/" + room + "/read", "no", 1).refuses(404, "not-found");
        assertThat(grace.get("/rooms?q=" + name).each("items", "name")).isEmpty();

        ada.put("/conversations/" + room + "/members/" + grace.username()).is(200);
        grace.get("/rooms/" + name).is(200);
        assertThat(grace.reads(room).is(200).each("items", "body")).containsExactly("nobody must know");
        assertThat(grace.get("/rooms?q=" + name).each("items", "name")).containsExactly(name);
    }

    @Test
    void inAPrivateRoomOnlyOwnersAndModeratorsBringPeopleIn() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var linus = Person.named("linus");
        var room = ada.put("/rooms/" + Person.unique("club"), "visibility", "private").number("id");
        var members = "/conversations/" + room + "/members/";
        ada.put(members + grace.username()).is(200);

        grace.put(members + linus.username()).refuses(403, "forbidden");
        grace.patch(members + grace.username(), "role", "owner").refuses(403, "forbidden");
        ada.patch(members + grace.username(), "role", "moderator").is(200);
        grace.put(members + linus.username()).is(200);
        grace.delete(members + ada.username()).refuses(403, "forbidden");
        grace.delete(members + linus.username()).is(204);
        linus.reads(room).refuses(404, "not-found");
    }

    @Test
    void theLastOwnerStaysUntilThereIsAnHeir() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("estate");
        var room = ada.enters(name);
        grace.enters(name);
        var members = "/conversations/" + room + "/members/";

        ada.delete(members + ada.username()).refuses(409, "last-owner");
        ada.patch(members + ada.username(), "role", "member").refuses(409, "last-owner");
        ada.patch(members + grace.username(), "role", "owner").is(200);
        ada.delete(members + ada.username()).is(204);

        ada.reads(room).refuses(404, "not-found");
        assertThat(grace.get("/conversations/" + room + "/members").each("items", "username"))
                .containsExactly(grace.username());
    }

    @Test
    void spacesOfAnyKindDoNotMakeAnotherRoom() {
        var ada = Person.named("ada");
        var name = Person.unique("lounge");
        var room = ada.enters(name);
        assertThat(ada.put("/rooms/" + name + "%C2%A0").is(200).number("id")).isEqualTo(room);
        assertThat(ada.put("/rooms/%E2%80%83" + name + "%20%20").is(200).number("id")).isEqualTo(room);
    }

    @Test
    void aPersonalRoomKeepsItsOwner() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var room = ada.enters("@" + ada.username());
        grace.enters("@" + ada.username());
        var members = "/conversations/" + room + "/members/";
        ada.patch(members + grace.username(), "role", "owner").is(200);

        grace.patch(members + ada.username(), "role", "member").refuses(409, "personal-room");
        ada.delete(members + ada.username()).refuses(409, "personal-room");
        grace.delete(members + grace.username()).is(204);
    }

    @Test
    void aRoomThatAllHaveLeftBelongsToWhoComesNext() {
        var ada = Person.named("ada");
        var name = Person.unique("empty");
        var room = ada.enters(name);
        ada.delete("/conversations/" + room + "/members/" + ada.username()).is(204);
        assertThat(Person.named("grace").put("/rooms/" + name).is(200).at("role")).isEqualTo("owner");
    }

    @Test
    void whoComesBackHasNothingToReadOfWhatWasSaidMeanwhile() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("lounge");
        var room = ada.enters(name);
        grace.enters(name);
        ada.says(room, "hello").is(201);
        assertThat(grace.get("/rooms/" + name).number("unread")).isEqualTo(1);
        grace.put("/conversations/" + room + "/mute").is(204);
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        ada.says(room, "she is gone").is(201);

        var back = grace.put("/rooms/" + name).is(200);

        assertThat(back.number("unread")).isZero();
        assertThat(back.number("readNo")).isEqualTo(2);
        assertThat(back.at("muted")).isEqualTo("false");
        var mark = ada.get("/conversations/" + room + "/members?q=" + grace.username()).body().at("/items/0");
        assertThat(mark.path("readNo").asInt()).isEqualTo(2);
        assertThat(mark.path("receivedNo").asInt()).isEqualTo(2);
    }

    @Test
    void whoIsNotInAPublicRoomIsNotShownWhatWasSaidLast() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("lounge");
        var room = ada.enters(name);
        ada.says(room, "among ourselves").is(201);
        for (var path : new String[]{"/rooms/" + name, "/rooms?q=" + name, "/conversations/" + room}) {
            assertThat(ada.get(path).is(200).text()).as(path).contains("among ourselves");
            assertThat(grace.get(path).is(200).text()).as(path).contains(name).doesNotContain("among ourselves");
        }
    }

    @Test
    void whoIsRemovedHearsNothingMore() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var name = Person.unique("stage");
        var room = ada.enters(name);
        grace.enters(name);
        var cursor = grace.reads(room).at("cursor");
        var waiting = CompletableFuture.supplyAsync(() -> grace.hears(room, cursor, 30));
        Meters.shared().awaitWaiting(1);
        ada.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        waiting.orTimeout(10, TimeUnit.SECONDS).join().refuses(404, "not-found");
    }

    @Test
    void nobodyTakesAPersonalRoomsName() {
        var ada = Person.named("ada");
        ada.put("/rooms/@" + Person.unique("ghost")).refuses(404, "not-found");
        var grace = Person.named("grace");
        assertThat(ada.put("/rooms/@" + grace.username()).is(200).at("role")).isEqualTo("member");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "-x", "a%2Fb", "%F0%9F%A6%9C", "l%D0%BEbby", "%00",
        "the%20%E3%85%A4%20room", "lo%EF%B8%8Funge"})
    void aNameThatNobodyCouldTypeOrThatMisleadsIsRefused(String name) {
        Person.named("ada").put("/rooms/" + name).refusesField("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Caf%C3%A9%20", "%E9%83%A8%E5%B1%8B", "team%20alpha"})
    void aRoomsNameMayBeInAnyOneScript(String name) {
        var ada = Person.named("ada");
        var suffix = Person.unique("").replaceAll("[^0-9]", "");
        ada.put("/rooms/" + name + suffix).is(201);
        ada.get("/rooms/" + name + suffix).is(200);
    }

    @Test
    void theListOfRoomsGoesOnFromPageToPageWithoutGapOrDouble() {
        var ada = Person.named("ada");
        var prefix = Person.unique("paged");
        var names = IntStream.range(0, 7).mapToObj(i -> prefix + "-" + i).toList();
        names.forEach(ada::enters);

        var path = "/rooms?joined=true&limit=3&q=" + prefix;
        var first = ada.get(path).is(200);
        assertThat(first.header("link"))
                .isEqualTo("</api/v1" + path + "&cursor=" + first.at("next") + ">; rel=\"next\"");
        assertThat(ada.get(path + "&other=%FF").is(200).header("link")).contains("&other=%FF&cursor=");
        var second = ada.get(path + "&cursor=" + first.at("next"));
        var third = ada.get(path + "&cursor=" + second.at("next"));

        assertThat(Stream.of(first, second, third).flatMap(page -> page.each("items", "name"))).isEqualTo(names);
        assertThat(third.body().path("next").isNull()).isTrue();
        assertThat(third.header("link")).isEmpty();
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        var ada = Person.named("ada");
        ada.enters(Person.unique("one"));
        var next = ada.get("/rooms?limit=1").at("next");
        ada.get("/users?cursor=" + next).refuses(400, "bad-cursor");
        ada.get("/rooms?cursor=nonsense").refuses(400, "bad-cursor");
        ada.get("/rooms?limit=0").refusesField("limit");
        ada.get("/rooms?limit=101").refusesField("limit");
        ada.get("/rooms?limit=many").refusesField("limit");
    }
}
