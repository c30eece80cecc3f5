package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Conversations of several: ada, grace and linus; hedy is a stranger to them. */
class GroupTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");
    private final Person hedy = Person.named("hedy");

    @Test
    void thereIsOneGroupOfTheSamePeopleWhoeverOpensItAndHoweverTheyAreNamed() {
        var opened = opens(ada, grace, linus).is(201);
        var id = opened.number("id");

        assertThat(opened.at("kind")).isEqualTo("group");
        assertThat(opened.number("members")).isEqualTo(3);
        assertThat(opened.each("peers", "username")).containsExactlyInAnyOrder(grace.username(), linus.username());
        var found = opens(linus, ada, grace, linus, ada).is(200);
        assertThat(found.number("id")).isEqualTo(id);
        assertThat(found.each("peers", "username")).containsExactlyInAnyOrder(ada.username(), grace.username());
        assertThat(grace.post("/groups", "usernames", List.of(linus.username().toUpperCase(), ada.username())).is(200)
                .number("id")).isEqualTo(id);
        assertThat(opens(ada, grace, linus, hedy).is(201).number("id")).isNotEqualTo(id);
        assertThat(ada.get("/groups").items("items")).hasSize(2);
        assertThat(grace.get("/groups?limit=1").items("items")).hasSize(1);
        assertThat(grace.get("/directs").items("items")).isEmpty();
        assertThat(ada.get("/rooms?joined=true").each("items", "kind")).containsOnly("room");
    }

    @RepeatedTest(5)
    void openedFromAllSidesAtOnceItIsStillOne() {
        var people = List.of(ada, grace, linus);
        var openings = IntStream.range(0, 9)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> opens(people.get(i % 3), ada, grace, linus)))
                .toList();
        var answers = openings.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().map(Answer::status).filter(status -> status == 201)).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.number("id")).distinct()).hasSize(1);
        assertThat(answers.getFirst().number("members")).isEqualTo(3);
    }

    @Test
    void withASingleOtherItIsTheDirectWithThem() {
        var direct = ada.opensDirectWith(grace);
        var found = opens(grace, ada).is(200);
        assertThat(found.number("id")).isEqualTo(direct);
        assertThat(found.at("kind")).isEqualTo("direct");
        assertThat(opens(ada, linus).is(201).at("kind")).isEqualTo("direct");
    }

    @Test
    void sixteenAreInAtMostAndAllOfThemAreHere() {
        var others = IntStream.range(0, 16).mapToObj(i -> Person.named("grace")).toArray(Person[]::new);
        opens(ada, others).refusesField("usernames");
        opens(ada, java.util.Arrays.copyOf(others, 15)).is(201);
        opens(ada, ada).refusesField("usernames");
        ada.post("/groups", "usernames", List.of()).refusesField("usernames");
        ada.post("/groups").refusesField("usernames");
        ada.post("/groups", "usernames", List.of(grace.username(), "nobody-at-all")).refusesField("usernames[1]");
        ada.send("POST", "/groups", "{\"usernames\": [null]}").refusesField("usernames[0]");
    }

    @Test
    void whoIsShutOutIsAskedIntoNoNewGroupAndStaysInOldOnes() {
        var id = opens(ada, grace, linus).number("id");
        Person.admin().patch("/admin/users/" + linus.username(), "disabled", true).is(200);
        opens(ada, linus, hedy).refusesField("usernames[0]");
        assertThat(opens(grace, ada, linus).is(200).number("id")).isEqualTo(id);
    }

    @Test
    void aMistypedNameIsToldOfOnThePage() {
        var browser = Browser.of(ada);
        var refused = browser.post("/groups", "usernames", grace.username(), "usernames", "nobody-at-all").is(400);
        assertThat(refused.text()).contains("role=\"alert\"", "value=\"" + grace.username() + "\"");
        browser.get("/groups/new?usernames=nobody-at-all").is(200);
    }

    @Test
    void itKeepsItsMembersAndIsNothingToStrangers() {
        var id = opens(ada, grace, linus).number("id");
        ada.says(id, "between us").is(201);
        var members = "/conversations/" + id + "/members/";

        ada.put(members + hedy.username()).refuses(409, "group");
        ada.delete(members + ada.username()).refuses(409, "group");
        ada.delete(members + grace.username()).refuses(409, "group");
        ada.patch(members + grace.username(), "role", "owner").refuses(409, "group");
        hedy.reads(id).refuses(404, "not-found");
        hedy.get("/conversations/" + id).refuses(404, "not-found");
        hedy.says(id, "hello").refuses(404, "not-found");
        hedy.put(members + hedy.username()).refuses(404, "not-found");
        assertThat(grace.reads(id).each("items", "body")).containsExactly("between us");
    }

    @Test
    void itAppearsByItselfAndTellsOfMessagesReceiptsTypingAndPresence() {
        var before = grace.syncs();
        var waiting = CompletableFuture.supplyAsync(() -> grace.syncs(before, 20));
        Meters.shared().awaitWaiting(1);
        var id = opens(ada, grace, linus).number("id");
        var change = change(waiting.orTimeout(10, TimeUnit.SECONDS).join().is(200), id);
        assertThat(change.at("/conversation/peers").findValuesAsText("username"))
                .containsExactly(ada.username(), linus.username());
        ada.says(id, "hello, all").is(201);
        assertThat(grace.get("/conversations/" + id).number("unread")).isEqualTo(1);

        grace.syncs();
        grace.put("/conversations/" + id + "/read", "no", 1).is(200);
        linus.put("/conversations/" + id + "/typing").is(204);

        var snapshot = ada.syncs("", 0).is(200);
        assertThat(snapshot.each("typing", "username")).containsExactly(linus.username());
        assertThat(snapshot.each("presence", "username")).contains(grace.username(), linus.username());
        var marks = change(snapshot, id).path("members");
        assertThat(marks.valueStream().filter(each -> each.path("username").asText().equals(grace.username()))
                .map(each -> each.path("readNo").asInt())).containsExactly(1);
        Awaitility.await().until(() -> change(ada.syncs("", 0), id).path("members").valueStream()
                .anyMatch(each -> each.path("username").asText().equals(grace.username())
                        && each.path("receivedNo").asInt() == 1));
    }

    @Test
    void aBrowserWithoutAScriptChoosesAFewAndTalks() {
        var browser = Browser.of(ada);
        assertThat(browser.get("/people").is(200).text()).contains("/groups/new");
        var chosen = browser.get("/groups/new?q=" + linus.username() + "&usernames=" + grace.username()).is(200).text();
        assertThat(chosen).containsPattern("value=\"" + grace.username() + "\" checked")
                .contains("value=\"" + linus.username() + "\">");
        assertThat(browser.post("/groups", "q", "").is(400).text()).contains("must name 1 to 15 others");

        var group = browser.post("/groups", "q", "", "usernames", grace.username(), "usernames", linus.username())
                .is(303).header("location");
        assertThat(group).isEqualTo("/groups/" + opens(linus, ada, grace).is(200).number("id"));
        assertThat(browser.get(group).is(200).text()).contains(grace.username() + ", " + linus.username());
        browser.post(group.replace("groups", "conversations") + "/messages", "body", "hello").is(303);
        assertThat(browser.get("/").text()).contains("href=\"" + group + "\"");
        assertThat(browser.post("/groups", "usernames", grace.username()).is(303).header("location"))
                .isEqualTo("/directs/" + grace.username());
        Browser.of(hedy).get(group).is(404);
    }

    private static Answer opens(Person person, Person... others) {
        return person.post("/groups", "usernames", Stream.of(others).map(Person::username).toList());
    }

    private static JsonNode change(Answer news, long conversation) {
        return news.items("conversations")
                .filter(each -> each.path("conversation").path("id").asLong() == conversation)
                .findAny()
                .orElseThrow(() -> new AssertionError("nothing of " + conversation + " in " + news.text()));
    }
}
