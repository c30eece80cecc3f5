package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who looks elsewhere, or is without a connection for a while, finds the conversation as it was. */
@Tag("browser")
class ComingBackTest {
    private static final Path PHOTO = Path.of("src/test/resources/pictures/photo.jpg");

    private final Person ada = Person.named("ada");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    @Test
    void whoComesBackStandsWhereTheyStood() {
        for (var i = 1; i <= 60; i++) {
            ada.says(id, "line " + i).is(201);
        }
        try (var chromium = Chromium.start()) {
            var page = enter(phone(chromium));
            page.locator("#m25").scrollIntoViewIfNeeded();
            assertThat(page.locator("#m25")).isInViewport();
            page.locator("h1 a").click();
            page.waitForURL("**/about");
            page.goBack();
            Chromium.isAlive(page);
            assertThat(page.locator("#m25")).isInViewport();

            page.locator("#jump").click();
            assertThat(page.locator("#m60")).isInViewport();
            page.locator("h1 a").click();
            page.waitForURL("**/about");
            page.goBack();
            assertThat(page.locator("#m60")).isInViewport();
        }
    }

    @Test
    void aPictureThatDidNotComeIsAskedForAgain() throws Exception {
        var photo = ada.uploads("Nantes.jpg", Files.readAllBytes(PHOTO)).number("id");
        try (var chromium = Chromium.start()) {
            var page = phone(chromium);
            page.route("**/thumbnail", Route::abort);
            enter(page);
            ada.post("/conversations/" + id + "/messages", "body", "", "attachments", List.of(photo)).is(201);
            var picture = page.locator(".picture img");
            assertThat(picture).hasJSProperty("complete", true);
            assertThat(picture).hasJSProperty("naturalWidth", 0);
            page.unroute("**/thumbnail");
            assertThat(picture).hasJSProperty("naturalWidth", 120);
        }
    }

    private static Page phone(Chromium chromium) {
        return chromium.browser().newContext(new NewContextOptions().setViewportSize(390, 844)).newPage();
    }

    private Page enter(Page page) {
        Chromium.signsIn(page, ada);
        page.navigate(TestServer.address() + "/rooms/" + room);
        Chromium.isAlive(page);
        return page;
    }
}
