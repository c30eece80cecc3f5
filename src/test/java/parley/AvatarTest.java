package parley;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewPageOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pictures that people show of themselves. */
class AvatarTest {
    private static final int RED = 0xFF0000;
    private static final int BLUE = 0x0000FF;

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");

    @Test
    void onlyTheSquareInTheMiddleIsKeptAndNothingElseOfTheFile() throws Exception {
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");

        var seen = shown(grace, avatar);
        assertThat(seen.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(seen.headers().firstValue("cache-control")).hasValue("private, max-age=31536000, immutable");
        assertThat(new String(seen.body())).doesNotContain("Feydeau", "Exif", "xmpmeta");
        assertThat(picture(seen).getWidth()).isEqualTo(256);
        assertThat(picture(seen).getHeight()).isEqualTo(256);
    }

    @Test
    void itIsCutFromTheMiddle() throws Exception {
        var wide = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < wide.getWidth(); x++) {
            for (var y = 0; y < wide.getHeight(); y++) {
                wide.setRGB(x, y, x < 200 || x >= 400 ? RED : BLUE);
            }
        }
        var square = picture(shown(grace, ada.portrays(png(wide)).is(200).at("avatar")));

        assertThat(square.getRGB(6, 6) & 0xF0).isEqualTo(0xF0);
        assertThat(square.getRGB(250, 250) & 0xF0).isEqualTo(0xF0);
    }

    @Test
    void everyPlaceThatNamesAPersonNamesTheirPictureToo() {
        var room = ada.enters(Person.unique("room"));
        var direct = grace.opensDirectWith(ada);
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");
        ada.says(room, "look");
        ada.says(direct, "look");

        assertThat(ada.get("/me").at("avatar")).isEqualTo(avatar);
        assertThat(grace.get("/users/" + ada.username()).at("avatar")).isEqualTo(avatar);
        assertThat(ada.get("/conversations/" + room + "/members").body().at("/items/0/avatar").asText())
                .isEqualTo(avatar);
        assertThat(ada.reads(room).body().at("/items/0/authorAvatar").asText()).isEqualTo(avatar);
        assertThat(grace.get("/conversations/" + direct).body().at("/peer/avatar").asText()).isEqualTo(avatar);
        assertThat(grace.hears(direct, "", 0).body().at("/messages/0/authorAvatar").asText()).isEqualTo(avatar);
        assertThat(Person.admin().get("/admin/users/" + ada.username()).at("avatar")).isEqualTo(avatar);
    }

    @Test
    void whoHasADirectWithOneIsToldOfANewPictureAndANewName() {
        var direct = grace.opensDirectWith(ada);
        var cursor = grace.syncs();
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");

        var told = grace.syncs(cursor, 5).body().at("/conversations/0/conversation");
        assertThat(told.path("id").asLong()).isEqualTo(direct);
        assertThat(told.at("/peer/avatar").asText()).isEqualTo(avatar);

        cursor = grace.syncs();
        ada.patch("/me", "displayName", "Countess").is(200);
        assertThat(grace.syncs(cursor, 5).body().at("/conversations/0/conversation/peer/displayName").asText())
                .isEqualTo("Countess");
    }

    @Test
    void aNewPictureTakesThePlaceOfTheOneBeforeAndNoneTakesItAway() {
        var first = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");
        var second = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");
        assertThat(second).isNotEqualTo(first);
        assertThat(shown(grace, first).statusCode()).isEqualTo(404);
        assertThat(shown(grace, second).statusCode()).isEqualTo(200);

        ada.delete("/me/avatar").is(204);
        ada.delete("/me/avatar").is(204);
        assertThat(ada.get("/me").body().path("avatar").isNull()).isTrue();
        assertThat(shown(grace, second).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoPictureIsRefusedAndTheOneBeforeStays() throws Exception {
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");

        ada.portrays("a sonnet".getBytes()).refuses(422, "unusable");
        ada.portrays(new byte[0]).refuses(422, "unusable");
        ada.portrays("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes()).refuses(422, "unusable");
        var half = AttachmentTest.photo();
        ada.portrays(Arrays.copyOf(half, 300)).refuses(422, "unusable");
        assertThat(ada.get("/me").at("avatar")).isEqualTo(avatar);
        assertThat(shown(grace, avatar).statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorMayTakeOneAwayAndThatIsNoted() {
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");
        var path = "/admin/users/" + ada.username() + "/avatar";

        grace.delete(path).refuses(403, "admins-only");
        Person.admin().delete(path).is(204);
        assertThat(shown(grace, avatar).statusCode()).isEqualTo(404);
        assertThat(Person.admin().get("/admin/audit?target=" + ada.username()).text())
                .contains("\"before\":{\"avatar\":true}");
    }

    @Test
    void itGoesWithTheAccount() {
        var avatar = ada.portrays(AttachmentTest.photo()).is(200).at("avatar");
        Person.admin().delete("/admin/users/" + ada.username()).is(204);
        assertThat(shown(grace, avatar).statusCode()).isEqualTo(404);
        assertThat(grace.get("/users/" + ada.username()).body().path("avatar").isNull()).isTrue();
    }

    @Test
    void withoutAScriptAPictureIsShownAndRemovedInTheSettings() {
        var browser = Browser.of(ada);
        var form = new Form().with("picture", "me.jpg", AttachmentTest.photo());
        assertThat(browser.post("/settings/avatar", form).is(303).header("location")).startsWith("/settings");
        var avatar = ada.get("/me").at("avatar");
        assertThat(browser.get("/settings").text()).contains("src=\"/api/v1/avatars/" + avatar + "\"");
        assertThat(Browser.of(grace).get("/people/" + ada.username()).text()).contains("/api/v1/avatars/" + avatar);

        var refused = browser.post("/settings/avatar", new Form().with("picture", "me.txt", "a sonnet".getBytes()))
                .is(422);
        assertThat(refused.text()).contains("id=\"picture-error\"", "/api/v1/avatars/" + avatar);
        browser.post("/settings/avatar", new Form().with("picture", "", new byte[0])).is(422);
        browser.post("/settings/avatar/remove").is(303);
        assertThat(browser.get("/settings").text()).doesNotContain("/api/v1/avatars/");
    }

    @Test
    @Tag("browser")
    void onAPhoneItIsChosenInTheSettingsAndStandsBesideWhatOneSays() {
        var direct = grace.opensDirectWith(ada);
        try (var chromium = Chromium.start()) {
            var page = chromium.browser().newPage(new NewPageOptions().setViewportSize(390, 844));
            Chromium.signsIn(page, ada);
            page.navigate(TestServer.address() + "/settings");
            page.locator("#picture").setInputFiles(Path.of("src/test/resources/pictures/photo.jpg"));
            page.locator("form[action='/settings/avatar'] button").click();
            assertThat(page.locator("#avatar img")).isVisible();

            page.navigate(TestServer.address() + "/rooms/@" + ada.username());
            grace.enters("@" + ada.username());
            grace.portrays(AttachmentTest.photo()).is(200);
            grace.says(ada.get("/rooms/@" + ada.username()).number("id"), "there you are").is(201);
            assertThat(page.locator(".message:not(.mine) .avatar img")).isVisible();
            page.navigate(TestServer.address() + "/");
            assertThat(page.locator("[data-id='" + direct + "'] .avatar img")).isVisible();
        }
    }

    private static HttpResponse<byte[]> shown(Person who, String avatar) {
        return who.downloads("/avatars/" + avatar);
    }

    private static BufferedImage picture(HttpResponse<byte[]> file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.body()));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
