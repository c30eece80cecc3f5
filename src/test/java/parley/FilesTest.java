package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two people with phones send each other files. */
@Tag("browser")
@Timeout(180)
class FilesTest {
    private static final Path PHOTO = Path.of("src/test/resources/pictures/photo.jpg");

    private final Chromium chromium = Chromium.start();
    private final List<String> complaints = new ArrayList<>();
    private final String room = Person.unique("kitchen");
    private Page ada;
    private Page grace;

    @BeforeEach
    void bothEnterARoom() {
        ada = enters("ada");
        grace = enters("grace");
    }

    @AfterEach
    void end() {
        chromium.close();
    }

    @Test
    void aFileThatIsDroppedBesideTheConversationIsAttachedToo() {
        var dropped = ada.evaluateHandle("() => { const transfer = new DataTransfer();"
                + " transfer.items.add(new File(['Dear Grace'], 'letter.txt')); return transfer; }");
        ada.dispatchEvent("#list", "drop", Map.of("dataTransfer", dropped));
        assertThat(ada.locator(".upload.done .filename")).hasText("letter.txt");
    }

    @Test
    void aPictureAndALetterAreSentAndSeen() throws Exception {
        attachesAPictureAndALetter();
        assertThat(ada.locator(".upload img").first()).isVisible();
        ada.locator("#composer textarea").fill("From the island");
        ada.locator("#composer .send").click();

        assertThat(ada.locator(".upload")).hasCount(0);
        for (var page : List.of(grace, ada)) {
            var picture = page.locator(".message .picture img");
            assertThat(picture).isVisible();
            assertThat(picture).hasJSProperty("complete", true);
            Assertions.assertThat(picture.evaluate("image => image.decode().then(() => image.clientWidth)"))
                    .isEqualTo(120);
            assertThat(page.locator(".message .file .filename")).hasText("letter.txt");
            assertThat(page.locator(".message .file .kind")).hasText("text/plain · 10 bytes");
            assertThat(page.locator(".message .body")).hasText("From the island");
        }
        grace.reload();
        assertThat(grace.locator(".message .picture img")).hasAttribute("width", "120");
        assertThat(grace.locator(".message .file .kind")).hasText("text/plain · 10 bytes");
        var opened = grace.waitForPopup(() -> grace.locator(".message .file").click());
        assertThat(opened.locator("body")).hasText("Dear Grace");
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void picturesAreLookedAtOneAfterTheOther() throws Exception {
        var photo = Files.readAllBytes(PHOTO);
        ada.locator("#attach").setInputFiles(new FilePayload[]{
            new FilePayload("Nantes.jpg", "image/jpeg", photo), new FilePayload("Rouen.jpg", "image/jpeg", photo)});
        assertThat(ada.locator(".upload.done")).hasCount(2);
        ada.locator("#composer .send").click();
        grace.locator(".message .picture").first().click();

        var viewer = grace.locator(".viewer");
        var nantes = viewer.getByAltText("Nantes.jpg");
        var rouen = viewer.getByAltText("Rouen.jpg");
        var whole = new LocatorAssertions.IsInViewportOptions().setRatio(1);
        assertThat(nantes).isInViewport(whole);
        assertThat(nantes).hasJSProperty("naturalWidth", 120);
        assertThat(viewer.getByRole(AriaRole.LISTITEM).first()).isFocused();
        assertThat(rouen).not().isInViewport();
        grace.keyboard().press("ArrowRight");
        assertThat(rouen).isInViewport(whole);
        assertThat(viewer.getByRole(AriaRole.LISTITEM).last()).isFocused();
        assertThat(nantes).not().isInViewport();
        viewer.locator(".previous").click();
        assertThat(nantes).isInViewport(whole);
        var file = grace.waitForPopup(() -> viewer.locator("a").first().click());
        assertThat(file.locator("img")).hasJSProperty("naturalWidth", 120);
        file.close();
        grace.keyboard().press("Escape");
        assertThat(viewer).isHidden();
        assertThat(grace.locator(".message .picture").first()).isFocused();
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void aFileThatWasChosenWithoutAConnectionGoesWhenThereIsOne() {
        ada.locator("#attach").setInputFiles(new FilePayload("draft.txt", "text/plain", "Dear".getBytes()));
        assertThat(ada.locator(".upload.done")).hasCount(1);
        ada.locator(".upload .cancel").click();
        ada.context().setOffline(true);
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        assertThat(ada.locator(".upload progress")).hasJSProperty("value", 0);
        ada.locator("#composer textarea").fill("At last");
        ada.locator("#composer textarea").press("Enter");
        assertThat(ada.locator(".upload.failed")).hasCount(0);
        ada.context().setOffline(false);
        assertThat(grace.locator(".message .file .filename")).hasText("letter.txt");
        assertThat(grace.locator(".message .body")).hasText("At last");
    }

    @Test
    void aPictureThatCannotBeShownThereIsOpenedAsAFile() throws Exception {
        ada.locator("#attach").setInputFiles(new FilePayload("Nantes.jpg", "image/jpeg", Files.readAllBytes(PHOTO)));
        assertThat(ada.locator(".upload.done")).hasCount(1);
        ada.locator("#composer .send").click();
        grace.route("**/js/viewer*.js", Route::abort);

        var opened = grace.waitForPopup(() -> grace.locator(".message .picture").click());
        assertThat(opened.locator("img")).hasJSProperty("naturalWidth", 120);
        grace.unroute("**/js/viewer*.js");
        grace.locator(".message .picture").click();
        assertThat(grace.locator(".viewer img")).isInViewport();
    }

    @Test
    void aRefusedFileSaysWhyAndHoldsTheMessageUntilItIsRemoved() {
        ada.locator("#attach").setInputFiles(
                new FilePayload("empty.txt", "text/plain", new byte[0]));
        assertThat(ada.locator(".upload .reason")).hasText("This file is empty or broken.");
        ada.locator("#composer textarea").fill("still here");
        ada.locator("#composer .send").click();
        assertThat(ada.locator("#composer textarea")).hasValue("still here");

        ada.locator(".upload .cancel").click();
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText("still here");
    }

    @Test
    void aFileThatIsTooLargeIsNotSentAtAll(@TempDir Path folder) throws Exception {
        var film = folder.resolve("film.mp4");
        try (var file = new RandomAccessFile(film.toFile(), "rw")) {
            file.setLength(25 * 1024 * 1024 + 1);
        }
        ada.route("**/api/v1/attachments?*", Route::abort);
        ada.locator("#attach").setInputFiles(film);
        assertThat(ada.locator(".upload .reason")).hasText("A file may have up to 25 MB.");
    }

    @Test
    void whatWaitsForItsFileIsNotMistakenForAChangeOfAnotherMessage() {
        var text = ada.locator("#composer textarea");
        says("first");
        var upload = new CompletableFuture<Route>();
        ada.route("**/api/v1/attachments?*", upload::complete);
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        text.fill("with a letter");
        ada.locator("#composer .send").click();
        ada.waitForCondition(upload::isDone);

        choosesToChangeTheFirst();
        text.fill("first, bet");
        upload.join().resume();
        assertThat(ada.locator(".upload.done")).hasCount(1);
        assertThat(text).hasValue("first, bet");
        ada.locator("#strip .cancel").click();
        assertThat(text).hasValue("with a letter");
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText(new String[]{"first", "with a letter"});
    }

    @Test
    void aChangeDoesNotWaitForTheFileOfAnotherMessage() {
        var text = ada.locator("#composer textarea");
        says("first");
        ada.route("**/api/v1/attachments?*", route -> {});
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        choosesToChangeTheFirst();
        text.fill("first and better");
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText("first and better");
        assertThat(ada.locator(".upload")).hasCount(1);
    }

    @Test
    void whoWritesOnOrTakesAFileOutHasNotSentYet() {
        var text = ada.locator("#composer textarea");
        var uploads = new ArrayList<Route>();
        ada.route("**/api/v1/attachments?*", uploads::add);
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        text.fill("with a letter");
        ada.locator("#composer .send").click();
        assertThat(ada.locator("#waits")).hasText("It goes as soon as its files have arrived.");
        text.pressSequentially(", or");
        assertThat(ada.locator("#waits")).isHidden();
        ada.waitForCondition(() -> uploads.size() == 1);
        uploads.getFirst().resume();
        assertThat(ada.locator(".upload.done")).hasCount(1);
        assertThat(text).hasValue("with a letter, or");

        ada.locator("#attach").setInputFiles(new FilePayload("two.txt", "text/plain", "Dear Ada".getBytes()));
        ada.locator("#composer .send").click();
        assertThat(ada.locator("#waits")).isVisible();
        ada.locator(".upload:not(.done) .cancel").click();
        assertThat(ada.locator("#attach")).isFocused();
        assertThat(ada.locator("#waits")).isHidden();
        assertThat(text).hasValue("with a letter, or");
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText("with a letter, or");
        assertThat(grace.locator(".message .file .filename")).hasText("letter.txt");
    }

    @Test
    void whatWasAttachedWaitsWithWhatWasWrittenWhileOneIsElsewhere() throws Exception {
        attachesAPictureAndALetter();
        ada.locator("#composer textarea").fill("From the island");
        ada.navigate(TestServer.address() + "/");
        ada.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(ada);
        assertThat(ada.locator(".upload.done .filename")).hasText(new String[]{"Nantes.jpg", "letter.txt"});
        assertThat(ada.locator(".upload img").first()).hasJSProperty("naturalWidth", 120);
        ada.locator(".upload .cancel").last().click();
        reloads();
        assertThat(ada.locator(".upload.done .filename")).hasText("Nantes.jpg");
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .picture img")).isVisible();
        assertThat(grace.locator(".message .body")).hasText("From the island");
        reloads();
        assertThat(ada.locator(".upload")).hasCount(0);
        Assertions.assertThat(complaints).isEmpty();
    }

    @Test
    void aFileThatTheServerHasNoMoreIsTakenOutBeforeTheMessageGoes() {
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        assertThat(ada.locator(".upload.done")).hasCount(1);
        ada.locator("#composer textarea").fill("with a letter");
        ada.route("**/api/v1/attachments/*", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        reloads();
        assertThat(ada.locator(".upload.failed .reason")).hasText("It was not sent within a day, and is gone.");
        ada.locator("#composer .send").click();
        assertThat(ada.locator(".upload .cancel")).isFocused();
        ada.locator(".upload .cancel").click();
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText("with a letter");
    }

    @Test
    void aRefusedMessageIsGivenBackWithItsFiles() {
        ada.route("**/messages", route -> route.fulfill(new Route.FulfillOptions().setStatus(422)
                .setContentType("application/problem+json").setBody("{}")));
        ada.locator("#attach").setInputFiles(new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes()));
        assertThat(ada.locator(".upload.done")).hasCount(1);
        ada.locator("#composer textarea").fill("with a letter");
        ada.locator("#composer .send").click();
        ada.route("**/api/v1/attachments?*", route -> {});
        ada.locator("#attach").setInputFiles(new FilePayload("late.txt", "text/plain", "Dear Ada".getBytes()));
        ada.locator("#composer .send").click();
        assertThat(ada.locator("#waits")).isVisible();
        ada.locator("[data-state='failed'] .edit").click();
        assertThat(ada.locator("#waits")).isHidden();
        assertThat(ada.locator("#composer textarea")).hasValue("with a letter");
        ada.locator(".upload:not(.done) .cancel").click();
        assertThat(ada.locator(".upload.done .filename")).hasText("letter.txt");
        ada.unroute("**/messages");
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .file .filename")).hasText("letter.txt");
    }

    private void attachesAPictureAndALetter() throws IOException {
        ada.locator("#attach").setInputFiles(new FilePayload[]{
            new FilePayload("Nantes.jpg", "image/jpeg", Files.readAllBytes(PHOTO)),
            new FilePayload("letter.txt", "text/plain", "Dear Grace".getBytes())});
        assertThat(ada.locator(".upload.done")).hasCount(2);
    }

    private void reloads() {
        ada.reload();
        Chromium.isAlive(ada);
    }

    private void says(String words) {
        ada.locator("#composer textarea").fill(words);
        ada.locator("#composer .send").click();
        assertThat(grace.locator(".message .body")).hasText(words);
    }

    private void choosesToChangeTheFirst() {
        ada.locator("#m1 .bubble").click();
        ada.locator("#m1 .options").click();
        ada.locator("#options [data-deed=edit]").click();
    }

    private Page enters(String name) {
        var context = chromium.browser().newContext(new Browser.NewContextOptions()
                .setServiceWorkers(ServiceWorkerPolicy.BLOCK).setViewportSize(390, 844));
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(name + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(name + ": " + error));
        page.navigate(TestServer.address() + "/signup");
        page.getByLabel("Username").fill(Person.unique(name));
        page.getByLabel("Password").fill(Person.PASSWORD);
        page.getByText("Create account").click();
        page.waitForURL(TestServer.address() + "/");
        page.navigate(TestServer.address() + "/rooms/" + room);
        page.locator("button.primary").click();
        Chromium.isAlive(page);
        return page;
    }
}
