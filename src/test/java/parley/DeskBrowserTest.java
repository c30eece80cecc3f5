package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrators' desk on a phone, with a script and without. */
@Tag("browser")
@Timeout(120)
class DeskBrowserTest {
    private static final Person ADMIN = Person.admin();

    private final Chromium chromium = Chromium.start();
    private final List<String> complaints = new ArrayList<>();

    @AfterEach
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAccountIsMadeFoundChangedAndDeleted(boolean script) {
        var name = Person.unique("linus");
        var page = signsIn(script);
        page.navigate(TestServer.address() + "/settings");
        page.locator("a[href='/admin']").click();
        assertThat(page.locator(".figures dd")).hasCount(6);
        assertThat(page.locator(".chart rect")).hasCount(30);

        page.locator(".desk-nav a[href='/admin/users']").click();
        page.locator("a[href='/admin/users/new']").click();
        page.locator("#username").fill("no name");
        page.locator("button.primary").click();
        assertThat(page.locator("#username-error")).isVisible();
        page.locator("#username").fill(name);
        page.locator("button.primary").click();

        page.locator("#bio").fill("Kernels");
        page.locator("#role").selectOption(new SelectOption().setValue("admin"));
        page.locator("button.primary").click();
        assertThat(page.locator("[role=status]")).isVisible();
        assertThat(page.locator("#role")).hasValue("admin");
        page.locator("form[action$='/password-link'] button").click();
        assertThat(page.locator("#link")).hasValue(Pattern.compile(".*/password\\?token=.+"));

        page.navigate(TestServer.address() + "/admin/users");
        page.locator("input[name=q]").fill(name);
        page.locator(".filter button").click();
        assertThat(page.locator(".entry-link")).hasCount(1);
        assertThat(page.locator(".tag")).hasText("Administrator");
        fits(page);
        page.locator(".entry-link").click();
        page.locator("a[href$='/delete']").click();
        fits(page);
        Assertions.assertThat(ADMIN.get("/admin/users/" + name).body().path("deletedAt").isNull()).isTrue();
        page.locator("button.danger").click();
        assertThat(page).hasURL(TestServer.address() + "/admin/users");
        Assertions.assertThat(ADMIN.get("/admin/users/" + name).body().path("deletedAt").isNull()).isFalse();
        Assertions.assertThat(complaints).isEmpty();
    }

    /** Nothing is wider than the phone, and what one taps is large enough. */
    private static void fits(Page page) {
        var width = (Number) page.evaluate("document.documentElement.scrollWidth");
        Assertions.assertThat(width.intValue()).isLessThanOrEqualTo(390);
        for (var target : page.locator("main button, main select, main a.button, .desk-nav a, .entry-link").all()) {
            Assertions.assertThat(target.boundingBox().height).isGreaterThanOrEqualTo(43.5);
        }
    }

    private Page signsIn(boolean script) {
        var page = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844)
                .setJavaScriptEnabled(script)).newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 400")) {
                complaints.add(message.text());
            }
        });
        Chromium.signsIn(page, ADMIN);
        return page;
    }
}
