package parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import parley.http.Sha256;

/** What browsers load comes small, may be kept, and is there once. */
class AssetTest {
    @Test
    void assetsMayBeKeptForEverAndAreOfTheRightType() {
        var css = root() + "/app.css";
        var answer = Http.send(TestServer.address(), "GET", css, null, "Accept", "text/css").is(200);
        assertThat(answer.header("cache-control")).isEqualTo("max-age=31536000, immutable");
        assertThat(answer.header("content-type")).startsWith("text/css");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.headers().firstValue("content-security-policy")).as("which only documents need").isEmpty();
        Http.send(TestServer.address(), "GET", css.replace("app.css", "pages/signin.hbs"), null).is(404);
        var another = Http.send(TestServer.address(), "GET", "/assets/anotherVersion/app.css", null).is(200);
        assertThat(another.text()).isEqualTo(answer.text());
        assertThat(another.header("cache-control")).isEqualTo("no-store");
        Http.send(TestServer.address(), "GET", css.replace("app.css", "../application.yml"), null).is(404);
    }

    @Test
    void allModulesComeAsOneScript() {
        var page = Browser.visits(TestServer.address()).get("/signin").text();
        assertThat(page.split("<script ")).as(page).hasSize(2);
        var script = page.replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");
        var answer = Http.send(TestServer.address(), "GET", script, null).is(200);
        assertThat(answer.header("content-type")).startsWith("text/javascript");
        assertThat(answer.text().replaceFirst("export \\{ [\\w, ]+ };\n$", ""))
                .as("but for what it shares with later ones, in its last line")
                .contains("class Timeline", "class Outbox").doesNotContain("import {", "export ", "class Push");
        var later = Http.send(TestServer.address(), "GET", script.replace("parley.js", "wake.js"), null).is(200);
        assertThat(later.text()).startsWith("import { ").contains("class Push", "export const { wake } = ");
        Http.send(TestServer.address(), "GET", script.replace("parley.js", "timeline.js"), null).is(404);
        assertThat(page.split("modulepreload")).as("it and its texts").hasSize(3);
    }

    @Test
    void filesComeAsTheBrowserCanReadThem() {
        var css = root() + "/app.css";
        var plain = Http.send(TestServer.address(), "GET", css, null).is(200);
        assertThat(plain.header("vary")).isEqualToIgnoringCase("Accept-Encoding");
        for (var wish : List.of("gzip", "gzip, deflate, br, zstd", "br")) {
            var answer = Http.send(TestServer.address(), "GET", css, null, "Accept-Encoding", wish).is(200);
            assertThat(answer.header("content-encoding")).isEqualTo(wish.contains("br") ? "br" : "gzip");
            assertThat(answer.text().length()).isLessThan(plain.text().length() / 2);
        }
        assertThat(Http.send(TestServer.address(), "GET", css, null, "Accept-Encoding", "br;q=0").headers()
                .firstValue("content-encoding")).isEmpty();
    }

    @Test
    void pagesComeSmall() throws IOException {
        var address = TestServer.address();
        var plain = Http.download(address, "/signin");
        for (var wish : List.of("gzip", "gzip, deflate, br, zstd")) {
            var answer = Http.download(address, "/signin", "Accept-Encoding", wish);
            assertThat(answer.headers().allValues("content-encoding"))
                    .containsExactly(wish.contains("br") ? "br" : "gzip");
            assertThat(answer.body().length).isLessThan(plain.body().length / 2);
            if (wish.contains("br")) {
                assertThat(answer.body().length).as("smaller than what compresses all else would make it")
                        .isLessThan(Encoder.compress(plain.body(), Encoder.Parameters.create(4)).length);
            }
            var page = wish.contains("br")
                    ? Decoder.decompress(answer.body()).getDecompressedData()
                    : new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
            assertThat(page).asString(UTF_8).contains("</html>").hasSize(new String(plain.body(), UTF_8).length());
        }
    }

    @Test
    void whoHasNotKeptTheStyleSheetsFindsThemInThePageAndNobodyElseDoes() {
        var links = List.of("href=\"" + root() + "/app.css\"", "href=\"" + root() + "/sheet.css\"");
        for (var kept : new String[]{"", "true", "/assets/another"}) {
            var answer = signIn(kept);
            assertThat(answer.text()).contains("<style>:root{", "}.door{").doesNotContain(links);
            var style = answer.text().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
            var digest = Base64.getEncoder().encodeToString(Sha256.digest(style));
            assertThat(answer.header("content-security-policy")).contains("style-src 'self' 'sha256-" + digest + "';");
        }
        var answer = signIn(root());
        assertThat(answer.text()).contains(links).doesNotContain("<style>");
        assertThat(answer.header("content-security-policy")).contains("style-src 'self';");
    }

    private static Answer signIn(String kept) {
        return Http.send(TestServer.address(), "GET", "/signin", null, "Service-Worker-Navigation-Preload", kept)
                .is(200);
    }

    private static String root() {
        return signIn("").text().replaceAll("(?s).*src=\"([^\"]+)/js/parley.js\".*", "$1");
    }
}
