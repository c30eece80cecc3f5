package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What another app hands over, to be sent where one chooses. */
class ShareTest {
    private static final byte[] LETTER = "Dear Grace, the engine weaves algebraic patterns.".getBytes();
    private static final Pattern FILE = Pattern.compile("name=\"files\" value=\"(\\d+)\"");

    private final Person ada = Person.named("ada");
    private final Browser browser = Browser.of(ada);
    private final long room = ada.enters(Person.unique("finds"));

    @Test
    void aLinkIsSent() {
        var page = browser.get("/share?title=A+find&text=A+find&url=https%3A%2F%2Fexample.org%2F").is(200).text();
        assertThat(page).contains("A find\nhttps://example.org/</textarea>", "value=\"" + room + "\"");
        var body = "A find\r\nhttps://example.org/";
        browser.post("/share", "conversation", "" + room, "body", body).is(303);
        assertThat(ada.reads(room).each("items", "body")).containsExactly("A find\nhttps://example.org/");
        assertThat(browser.post("/share", "conversation", "" + room, "body", " ").is(400).text())
                .contains("body-error");
        Browser.of(Person.named("stranger")).post("/share", "conversation", "" + room, "body", "mine").is(404);
    }

    @Test
    void filesWaitForTheirMessageAndThoseThatAreStillWantedAreSent() {
        var page = browser.post("/share", new Form().with("title", "From the island").with("text", "")
                .with("files", "nantes.jpg", AttachmentTest.photo()).with("files", "letter.txt", LETTER)).is(200)
                .text();
        assertThat(page).contains("From the island</textarea>", "nantes.jpg", "letter.txt", "<img");
        var files = FILE.matcher(page).results().map(found -> found.group(1)).toList();
        assertThat(files).hasSize(2);

        var again = browser.post("/share", "conversation", "" + room, "body", "x".repeat(10_001), "files",
                files.getFirst(), "files", files.getLast()).is(400).text();
        assertThat(FILE.matcher(again).results().map(found -> found.group(1))).containsExactlyElementsOf(files);

        browser.post("/share", "conversation", "" + room, "body", "", "files", files.getLast()).is(303);
        browser.post("/share", "conversation", "" + room, "body", "one more", "files", files.getFirst()).is(303);
        var sent = ada.reads(room).body().at("/items");
        assertThat(sent.findValuesAsText("name")).containsExactlyInAnyOrder("nantes.jpg", "letter.txt");
        assertThat(sent).hasSize(2);
    }

    @Test
    void aFileThatIsRefusedIsNamedAndTheWordsAreKept() {
        var page = browser.post("/share", new Form().with("text", "kept words").with("files", "letter.txt", LETTER)
                .with("files", "empty.txt", new byte[0])).is(422).text();
        assertThat(page).contains("empty.txt: It is empty.", "kept words</textarea>").doesNotContain("name=\"files\"");
    }

    @Test
    void nobodySendsTheFilesOfAnother() {
        var page = browser.post("/share", new Form().with("files", "letter.txt", LETTER)).is(200).text();
        var file = FILE.matcher(page).results().findFirst().orElseThrow().group(1);
        var grace = Person.named("grace");
        var other = grace.enters(Person.unique("others"));
        var refused = Browser.of(grace).post("/share", "conversation", "" + other, "body", "mine", "files", file)
                .is(422).text();
        assertThat(refused).contains("mine</textarea>", "that no message has yet").doesNotContain("letter.txt");
        assertThat(grace.reads(other).items("items")).isEmpty();
    }
}
