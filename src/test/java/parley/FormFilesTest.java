package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.FilePayload;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Files that a browser without JavaScript sends, to a server with room for little. */
class FormFilesTest {
    private static final byte[] LETTER = "Dear Grace, the engine weaves algebraic patterns.".getBytes();
    private static final Path DATA = TestServer.newFolder();
    private static EmbeddedServer server;

    private final Person ada = Person.named("ada", address());
    private final Person grace = Person.named("grace", address());
    private final Browser browser = Browser.of(ada, address());
    private final String name = Person.unique("room");
    private final long room = ada.enters(name);
    private final String place = "/conversations/" + room + "/messages";
    private final Set<Path> before = files();

    @BeforeAll
    static void start() {
        server = TestServer.start(-1, DATA, Map.of("parley.files.largest", "100KB"));
    }

    @AfterAll
    static void end() {
        server.getApplicationContext().close();
    }

    @Test
    void wordsAndFilesAreSentByAPlainForm() {
        grace.enters(name);
        var sent = browser.post(place, form("From the island").with("files", "Nantes, la nuit d’été.jpg",
                AttachmentTest.photo()).with("files", "letter.txt", LETTER)).is(303);
        assertThat(sent.header("location")).isEqualTo("/rooms/" + name);

        var message = grace.reads(room).body().at("/items/0");
        assertThat(message.at("/body").asText()).isEqualTo("From the island");
        assertThat(message.findValuesAsText("name")).containsExactly("Nantes, la nuit d’été.jpg", "letter.txt");
        assertThat(message.findValuesAsText("type")).containsExactly("image/jpeg", "text/plain");
        assertThat(grace.downloads("/attachments/" + message.at("/attachments/1/id").asLong()).body())
                .isEqualTo(LETTER);
        assertThat(browser.get("/rooms/" + name).is(200).text()).contains("From the island", "letter.txt", "<img");
    }

    @Test
    void aFileMayBeCalledWhatNoFileOfThisMachineIs() {
        browser.post(place, form("").with("files", "a\0b?.txt", LETTER)).is(303);
        assertThat(ada.reads(room).body().at("/items/0/attachments/0/name").asText()).isEqualTo("ab?.txt");
    }

    @Test
    void wordsAloneAndFilesAloneAreEnough() {
        browser.post(place, form("no file was chosen").with("files", "", new byte[0])).is(303);
        browser.post(place, form("").with("files", "letter.txt", LETTER)).is(303);
        var refused = browser.post(place, form(" ").with("files", "", new byte[0])).is(400).text();
        assertThat(refused).contains("It must have 1 to");
        assertThat(ada.reads(room).items("items")).hasSize(2);
        assertThat(ada.reads(room).body().at("/items/0/attachments")).isEmpty();
        assertThat(ada.reads(room).body().at("/items/1/attachments")).hasSize(1);
    }

    @Test
    void whatIsRefusedIsNamedTheWordsAreKeptAndNoFileIs() {
        refuses(413, "large.bin: A file may have up to 100 kB.",
                form("kept words").with("files", "letter.txt", LETTER).with("files", "large.bin", new byte[200_000]));
        refuses(422, "empty.txt: It is empty.",
                form("kept words").with("files", "letter.txt", LETTER).with("files", "empty.txt", new byte[0]));
        var many = form("kept words");
        for (var i = 1; i <= 11; i++) {
            many.with("files", i + ".txt", LETTER);
        }
        refuses(413, "11.txt: A message may have up to 10 files.", many);
        var tooLong = "x".repeat(10_001);
        assertThat(browser.post(place, form(tooLong).with("files", "letter.txt", LETTER)).is(400).text())
                .contains("10000 characters", tooLong);
        assertThat(ada.reads(room).items("items")).isEmpty();
        nothingIsKept();
    }

    @Test
    void aFormThatIsSentTwiceIsOneMessageAndOneFilledInAnewAnother() {
        var key = UUID.randomUUID().toString();
        for (var i = 0; i < 2; i++) {
            browser.post(place, new Form().with("files", "letter.txt", LETTER).with("key", key).with("body", "once"))
                    .is(303);
        }
        assertThat(ada.reads(room).items("items")).hasSize(1);
        Awaitility.await().untilAsserted(() -> {
            var kept = files();
            kept.removeAll(before);
            assertThat(kept).hasSize(1);
        });

        browser.post(place, new Form().with("key", key).with("body", "once").with("files", "other.txt", LETTER))
                .is(303);
        assertThat(ada.reads(room).items("items")).hasSize(2);
    }

    @Test
    void nobodyElseSendsThere() {
        var form = form("from a stranger").with("files", "letter.txt", LETTER);
        Browser.of(grace, address()).post(place, form).is(404);
        Browser.visits(address()).post(place, form).is(303);
        sends(form.content(), form.type(), "cross-site").is(403);
        assertThat(ada.reads(room).items("items")).isEmpty();
        nothingIsKept();
        sends(form.content(), form.type(), "same-origin").is(303);
        assertThat(ada.reads(room).items("items")).hasSize(1);
    }

    @Test
    void whatIsNoFormIsRefusedAndLeavesNothing() {
        var cut = form("cut").with("files", "letter.txt", LETTER).unfinished();
        for (var type : List.of(form("").type(), "multipart/form-data", "multipart/form-data; boundary=other")) {
            sends(cut, type, "same-origin").is(400);
        }
        assertThat(ada.reads(room).items("items")).isEmpty();
        nothingIsKept();
    }

    @Test
    void theApiTakesBytesAndNoForms() {
        var form = new Form().with("file", "letter.txt", LETTER);
        Http.upload(address(), "POST", "/api/v1/attachments?name=letter.txt", form.content(), "Content-Type",
                form.type(), "Authorization", "Bearer " + ada.accessToken()).refuses(415, "unsupported-media-type");
        nothingIsKept();
    }

    @Test
    @Tag("browser")
    void onAPhoneWithoutJavaScriptPicturesAreSentAndRefusedFilesNamed() {
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(
                    new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(390, 844)).newPage();
            page.navigate(address() + "/signin");
            page.locator("#username").fill(ada.username());
            page.locator("#password").fill(Person.PASSWORD);
            page.locator("form[action='/signin'] .primary").click();
            page.navigate(address() + "/rooms/" + name);

            page.locator("textarea").fill("From the island");
            page.locator("#files").setInputFiles(new FilePayload[]{
                new FilePayload("film.mov", "video/quicktime", new byte[3_000_000]),
                new FilePayload("Nantes.jpg", "image/jpeg", AttachmentTest.photo())});
            page.locator(".send").click();
            assertThat(page.locator("#files-error")).hasText("film.mov: A file may have up to 100 kB.");
            assertThat(page.locator("textarea")).hasValue("From the island");

            page.locator("#files").setInputFiles(new FilePayload("Nantes.jpg", "image/jpeg", AttachmentTest.photo()));
            page.locator(".send").click();
            assertThat(page.locator(".message .picture img")).isVisible();
            assertThat(page.locator(".message .body")).hasText("From the island");
            assertThat(page.locator("#files-error")).hasCount(0);
        }
    }

    private void refuses(int status, String reason, Form form) {
        var page = browser.post(place, form).is(status).text();
        assertThat(page).contains(reason, ">kept words</textarea>");
    }

    private Answer sends(BodyPublisher content, String type, String site) {
        return Http.upload(address(), "POST", place, content, "Cookie", "parley=" + ada.accessToken(), "Content-Type",
                type, "Accept", "text/html", "Sec-Fetch-Site", site);
    }

    private void nothingIsKept() {
        Awaitility.await().untilAsserted(() -> assertThat(files()).isSubsetOf(before));
    }

    private static Set<Path> files() {
        var folder = DATA.resolve("files");
        try (var all = Files.isDirectory(folder) ? Files.walk(folder) : java.util.stream.Stream.<Path>empty()) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Form form(String body) {
        return new Form().with("key", UUID.randomUUID().toString()).with("body", body);
    }

    private static String address() {
        return server.getURL().toString();
    }
}
