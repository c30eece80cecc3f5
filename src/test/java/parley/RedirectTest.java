package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody is led from here to another site, whoever made the link that they followed. */
class RedirectTest {
    private static final String HERE = "/people?q=ada";

    private final Person ada = Person.named("ada");

    @ParameterizedTest
    @ValueSource(strings = {HERE, "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
        "nonsense"})
    void whereToGoOnIsAPlaceOfThisServer(String next) {
        var place = next.equals(HERE) ? HERE : "/";
        var query = "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        var stranger = Browser.visits(TestServer.address());

        leads(stranger.post("/language", "language", "fr", "next", next).is(303), place);
        leads(stranger.post("/signup", "username", Person.unique("eve"), "password", Person.PASSWORD, "next", next)
                .is(303), place);
        leads(stranger.post("/signout" + query).is(303), place);
        leads(stranger.post("/signin", "username", ada.username(), "password", Person.PASSWORD, "next", next).is(303),
                place);
        leads(stranger.get("/signin" + query).is(303), place);
        leads(stranger.get("/api/v1/auth/resume" + query).is(303), place);
        leads(stranger.post("/api/v1/auth/resume" + query).is(307), place);
        stranger.setCookie("parley", "expired");
        leads(stranger.get("/api/v1/auth/resume" + query).is(303), place);
    }

    private static void leads(Answer answer, String place) {
        assertThat(answer.header("location")).isEqualTo(place);
    }
}
