package parley;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server behind a proxy that speaks https. */
class HttpsTest {
    private static final String HSTS = "strict-transport-security";
    private static final EmbeddedServer SERVER = TestServer.start(-1, TestServer.newFolder(),
            Map.of("micronaut.server.host-resolution.protocol-header", "X-Forwarded-Proto"));
    private static final String ADDRESS = SERVER.getURL().toString();

    private final Person ada = Person.named("ada", ADDRESS);

    @AfterAll
    static void stop() {
        SERVER.getApplicationContext().close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"X-Forwarded-Proto|https", "X-Forwarded-Proto|https, http"})
    void whoComesOverHttpsHasCookiesThatGoNowhereElse(String header, String value) {
        var answer = signsIn(header, value);

        assertThat(cookies(answer)).hasSize(2).allMatch(cookie -> cookie.contains("Secure"))
                .anyMatch(cookie -> cookie.startsWith("__Host-parley="));
        assertThat(answer.header(HSTS)).startsWith("max-age=");
        var access = cookies(answer).stream().filter(cookie -> cookie.startsWith("__Host-")).findFirst().orElseThrow()
                .split(";")[0];
        Http.send(ADDRESS, "GET", "/api/v1/me", null, "Cookie", access, header, value).is(200);
        Http.send(ADDRESS, "GET", "/api/v1/me", null, "Cookie", access).is(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"X-Forwarded-Proto|http", "X-Forwarded-Proto|http, https", "X-Other|https"})
    void onPlainHttpTheyGoBackAsTheyCame(String header, String value) {
        var answer = signsIn(header, value);

        assertThat(cookies(answer)).hasSize(2).noneMatch(cookie -> cookie.contains("Secure"))
                .noneMatch(cookie -> cookie.startsWith("__Host-"));
        assertThat(answer.header(HSTS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"chat.example.org", "chat.example.org:8443"})
    void anAddressThatIsHandedOutIsTheBrowsersOwn(String host) {
        var request = HttpRequest.GET("/").header("Host", host).header("X-Forwarded-Proto", "https, http");

        assertThat(SERVER.getApplicationContext().getBean(HttpHostResolver.class).resolve(request))
                .isEqualTo("https://" + host);
    }

    private Answer signsIn(String header, String value) {
        var credentials = Person.json("username", ada.username(), "password", Person.PASSWORD);
        return Http.send(ADDRESS, "POST", "/api/v1/auth/login", credentials, header, value).is(200);
    }

    private static List<String> cookies(Answer answer) {
        return answer.headers().allValues("set-cookie");
    }
}
