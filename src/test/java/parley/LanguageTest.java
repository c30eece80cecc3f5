package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages speak the reader's language. */
class LanguageTest {
    private final Person ada = Person.named("ada");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr                      | fr | Se connecter
            fr-CA, en;q=0.8         | fr | Se connecter
            ja, fr;q=0.5, en;q=0.4  | fr | Se connecter
            en-GB, fr;q=0.9         | en | Sign in
            fr;q=0, en              | en | Sign in
            ja                      | en | Sign in
            fr;q=high               | en | Sign in
            ;;;                     | en | Sign in
            fr,;                    | en | Sign in
            """)
    void thePageIsInTheFirstLanguageOfTheReaderThatItSpeaks(String wishes, String language, String button) {
        var page = stranger().speaking(wishes).get("/signin").is(200).text();
        assertThat(page).contains("<html lang=\"" + language + "\">", ">" + button + "<", "/texts/" + language + ".js");
    }

    @Test
    void aChosenLanguageStaysWhateverTheBrowserPrefers() {
        var browser = stranger().speaking("en");
        var back = browser.post("/language", "language", "fr", "next", "/signin?next=/people").is(303);
        assertThat(back.header("location")).isEqualTo("/signin?next=/people");
        assertThat(browser.get("/signin").text()).contains("<html lang=\"fr\">", "Se connecter");
        browser.post("/language", "language", "tlh", "next", "//evil.example").is(303);
        assertThat(browser.get("/signin").text()).contains("<html lang=\"fr\">");
        browser.post("/language", "language", "en").is(303);
        assertThat(browser.get("/signin").text()).contains("<html lang=\"en\">");
    }

    @Test
    void whatIsWrongIsSaidInTheReadersLanguageToo() {
        var page = stranger().speaking("fr").post("/signin", "username", ada.username(), "password", "wrong");
        assertThat(page.is(401).text()).contains("L’identifiant ou le mot de passe n’est pas le bon.");
        page = stranger().speaking("fr")
                .post("/signup", "username", "!", "displayName", "x".repeat(100), "password", "");
        assertThat(page.is(400).text()).contains("Ceci doit compter de 1 à 64 caractères");
        var browser = Browser.of(ada).speaking("fr");
        assertThat(browser.get("/people/nobody-here").is(404).text())
                .contains("Introuvable", "Cette personne n’existe pas.");
        assertThat(browser.get("/nothing/here").is(404).text()).contains("Il n’y a rien à cette adresse.");
    }

    @Test
    void theApiSpeaksEnglishToAll() {
        var answer = ada.send("GET", "/users/nobody-here", null, "Accept-Language", "fr").refuses(404, "not-found");
        assertThat(answer.at("detail")).isEqualTo("There is no such user.");
        ada.send("GET", "/me", null, "Accept-Language", ";;;").is(200);
        ada.send("GET", "/me", null, "Accept-Language", ",").is(200);
    }

    @Test
    void datesAndHoursAreWrittenAsInTheReadersRegion() {
        var room = Person.unique("salon");
        ada.says(ada.enters(room), "bonjour");
        assertThat(Browser.of(ada).speaking("fr").get("/rooms/" + room).text())
                .containsPattern("(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) \\d+ \\p{L}+ \\d{4}")
                .containsPattern(">\\d\\d:\\d\\d</time>");
        assertThat(Browser.of(ada).speaking("en-US").get("/rooms/" + room).text())
                .containsPattern(">\\d{1,2}:\\d\\d\\h[AP]M</time>");
    }

    @Test
    void sizesAreWrittenAsInTheReadersLanguage() {
        var room = Person.unique("files");
        var id = ada.enters(room);
        var file = ada.uploads("plan.pdf", new byte[1_434]).number("id");
        ada.send("POST", "/conversations/" + id + "/messages", "{\"body\":\"\",\"attachments\":[" + file + "]}")
                .is(201);
        assertThat(Browser.of(ada).speaking("fr").get("/rooms/" + room).text()).contains(" · 1,4\u00a0ko<");
        assertThat(Browser.of(ada).speaking("en").get("/rooms/" + room).text()).contains(" · 1.4 kB<");
        assertThat(Browser.of(ada).speaking("en-DE, en").get("/rooms/" + room).text()).contains(" · 1,4 kB<");
    }

    @Test
    void theClientIsSentTheTextsThatItSaysAndNoOthers() {
        var page = stranger().speaking("fr").get("/signin").text();
        var path = page.replaceAll("(?s).*href=\"(/assets/[\\w-]+/texts/fr\\.js)\".*", "$1");
        assertThat(stranger().get(path).is(200).text()).contains("\"typing.one\":\"{name} écrit…\"")
                .doesNotContain("signin");
    }

    private static Browser stranger() {
        return Browser.visits(TestServer.address());
    }

    /** The JDK keeps formats for each locale that was ever asked for, and of those that can be made up there is no end. */
    @Test
    void ofALocaleOnlyLanguageAndRegionCount() {
        var desk = Browser.of(Person.admin()).speaking("en-US-u-nu-deva-x-made-up");
        assertThat(desk.get("/admin").is(200).text()).doesNotContainPattern("[\u0966-\u096F]");
    }
}
