package parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox on Linux
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 | Chrome on Android
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | Edge on Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 | Safari on macOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1 | Chrome on iPhone
            Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36 | Chrome on ChromeOS
            Firefox/1.0 | Firefox
            curl/8.14.1 | curl/8.14.1""")
    void aBrowserIsNamedAsPeopleKnowIt(String userAgent, String name) {
        assertThat(Program.named(userAgent, Texts.ENGLISH)).isEqualTo(name);
    }

    @Test
    void inTheReadersLanguage() {
        var french = Speech.in("fr").orElseThrow();
        assertThat(Program.named("Mozilla/5.0 (Linux; Android 10) Chrome/1", french)).isEqualTo("Chrome sur Android");
    }

    @Test
    void whoSaysNothingIsToldSo() {
        assertThat(Program.named("", Texts.ENGLISH)).isEqualTo("A program without a name");
    }
}
