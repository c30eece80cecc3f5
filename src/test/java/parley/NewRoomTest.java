package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A new room of which more than its name is said, by a plain form. */
class NewRoomTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Browser browser = Browser.of(ada);
    private final String name = Person.unique("den");

    @Test
    void aRoomIsByInvitationOnlyFromItsFirstMoment() {
        assertThat(browser.get("/rooms").text()).contains("href=\"/new-room\"");
        assertThat(browser.get("/rooms/" + name).text()).contains("/new-room?name&#x3D;" + name);
        assertThat(browser.get("/new-room?name=" + name + "&isPrivate=true").is(200).text())
                .contains("value=\"" + name + "\"", " checked>");

        assertThat(browser.post("/new-room", "name", " #" + name, "topic", "Knots\r\nand bends", "isPrivate", "true")
                .is(303).header("location")).isEqualTo("/rooms/" + name);

        var room = ada.get("/rooms/" + name).is(200);
        assertThat(room.at("visibility")).isEqualTo("private");
        assertThat(room.at("topic")).isEqualTo("Knots\nand bends");
        assertThat(room.at("role")).isEqualTo("owner");
        grace.get("/rooms/" + name).refuses(404, "not-found");
        assertThat(browser.get("/").text()).contains("class=\"avatar room private\" data-of=\"/rooms/" + name + "\"");
        assertThat(browser.get("/rooms/" + name).text()).contains("class=\"avatar room private\"");
    }

    @Test
    void withoutATickItIsOpenToAll() {
        browser.post("/new-room", "name", name, "topic", "").is(303);
        assertThat(grace.put("/rooms/" + name).is(200).at("visibility")).isEqualTo("public");
        assertThat(browser.get("/").text()).contains("class=\"avatar room public\" data-of=\"/rooms/" + name + "\"");
    }

    @Test
    void aFormThatIsSentTwiceMakesOneRoom() {
        for (var i = 0; i < 2; i++) {
            assertThat(browser.post("/new-room", "name", name, "topic", " Knots ", "isPrivate", "true").is(303)
                    .header("location")).isEqualTo("/rooms/" + name);
        }
        browser.post("/new-room", "name", name, "topic", "Bends", "isPrivate", "true").is(409);
        browser.post("/new-room", "name", name, "topic", "Knots").is(409);
    }

    @Test
    void ofManyWhoMakeItAtOnceOneHasIt() throws Exception {
        var people = IntStream.range(0, 8).mapToObj(i -> Person.named("person")).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(people.stream()
                    .map(person -> (Callable<Integer>) () -> Browser.of(person)
                            .post("/new-room", "name", name, "topic", "").status())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(303, 409).containsOnlyOnce(303);
        }
        assertThat(grace.get("/rooms/" + name).number("members")).isEqualTo(1);
    }

    @Test
    void nobodyIsLedIntoARoomOfOthersByIt() {
        grace.put("/rooms/" + name).is(201);
        assertThat(browser.post("/new-room", "name", name, "topic", "Knots", "isPrivate", "true").is(409).text())
                .contains("name-error", "This name is not to be had. Choose another.", "value=\"" + name + "\"",
                        ">Knots</textarea>", " checked>");
        assertThat(grace.get("/rooms/" + name).number("members")).isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() {
        assertThat(browser.post("/new-room", "name", "a/b", "topic", "").is(400).text()).contains("name-error");
        assertThat(browser.post("/new-room", "topic", "").is(400).text()).contains("name-error");
        assertThat(browser.post("/new-room", "name", "@" + grace.username(), "topic", "").is(409).text())
                .contains("name-error");
        assertThat(browser.post("/new-room", "name", name, "topic", "x".repeat(501)).is(400).text())
                .contains("topic-error", "value=\"" + name + "\"");
        ada.get("/rooms/" + name).refuses(404, "not-found");
    }
}
