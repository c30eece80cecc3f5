package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stays where it is, and is there to be seen: the list, the headline, the composer. */
@Tag("browser")
@Timeout(120)
class FrameTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Chromium chromium = Chromium.start();

    @AfterEach
    void stop() {
        chromium.close();
    }

    @Test
    void aLinkToAMessageMovesNothingButTheMessages() {
        IntStream.range(0, 14).forEach(i -> hearsOfARoom());
        var room = ada.enters(Person.unique("long"));
        IntStream.rangeClosed(1, 60).forEach(i -> ada.says(room, "message " + i).is(201));
        var page = chromium.signedIn(ada, 1280, 600);
        page.navigate(TestServer.address() + "/conversations/" + room + "/messages/20");
        assertThat(page.locator("#m20")).isInViewport();
        Assertions.assertThat(page.evaluate("document.querySelector('.shell').scrollTop")).isEqualTo(0);
        assertThat(page.locator(".home")).isInViewport();
        assertThat(page.locator("h1")).isInViewport();
        assertThat(page.locator("#composer")).isInViewport();
    }

    @Test
    void whoIsNewSeesTheirOwnRoomAboveTheHint() {
        var page = chromium.signedIn(ada, 390, 844);
        assertThat(page.locator(".entry")).hasCount(1);
        assertThat(page.locator(".side .empty")).isInViewport();
        Assertions.assertThat(page.locator("#list").boundingBox().height).isGreaterThanOrEqualTo(64);
    }

    private void hearsOfARoom() {
        var name = Person.unique("room");
        ada.enters(name);
        grace.says(grace.enters(name), "unread").is(201);
    }
}
