package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While one types where rooms are joined, what there is already is found. */
@Tag("browser")
class FindingTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @Test
    void whatOneTypesIsLookedForInTheListAndAmongOtherRooms() {
        var mine = Person.unique("Café");
        var other = Person.unique("Café");
        var quiet = Person.unique("quiet");
        ada.enters(mine);
        ada.enters(quiet);
        grace.enters(other);
        ada.put("/directs/" + grace.username()).is(201);
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newContext(new NewContextOptions().setViewportSize(1280, 800)).newPage();
            Chromium.signsIn(page, ada);
            page.navigate(TestServer.address() + "/rooms/" + quiet);
            Chromium.isAlive(page);
            var shown = page.locator(".entry:visible .title bdi");
            assertThat(shown).hasCount(4);

            var field = page.locator(".join input");
            field.fill("cafe");
            assertThat(shown).hasText(new String[]{mine});
            field.fill(other.substring(0, 6));
            assertThat(page.locator("#rooms option[value='" + other + "']")).isAttached();
            assertThat(page.locator("#rooms option[value='" + mine + "']")).not().isAttached();
            field.fill("nothing of the kind");
            assertThat(shown).hasCount(4);
            field.fill(grace.username());
            assertThat(shown).hasText(new String[]{grace.username()});
            field.press("Escape");
            assertThat(shown).hasCount(4);

            field.fill(mine);
            field.press("Enter");
            assertThat(page.locator("h1")).hasText(mine);
        }
    }
}
