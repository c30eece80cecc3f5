package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What one has sent, found again where room for more is wanted. */
class OwnFilesTest {
    private static final byte[] LETTER = "Dear Grace".getBytes();

    private final Person ada = Person.named("ada");
    private final long room = ada.enters(Person.unique("files"));

    @Test
    void onesOwnFilesAreListedTheNewestFirstAndNobodyElses() {
        var letter = ada.uploads("letter.txt", LETTER).number("id");
        var photo = ada.uploads("hills.jpg", AttachmentTest.photo()).number("id");
        Person.named("grace").uploads("hers.txt", LETTER);
        ada.shows(room, "look", photo).is(201);

        var first = ada.get("/attachments?limit=1").is(200);
        assertThat(first.each("items", "id")).containsExactly(Long.toString(photo));
        assertThat(first.body().at("/items/0/messageNo").asLong()).isEqualTo(1);
        assertThat(first.body().at("/items/0/conversation").asLong()).isEqualTo(room);
        var second = ada.get("/attachments?limit=1&cursor=" + first.at("next")).is(200);
        assertThat(second.each("items", "id")).containsExactly(Long.toString(letter));
        assertThat(second.body().at("/items/0/messageNo").isNull()).isTrue();
        assertThat(second.body().at("/next").isNull()).isTrue();
    }

    @Test
    void aPageShowsThemAndTakesAwayWhatWasNotSent() {
        var letter = ada.uploads("letter.txt", LETTER).number("id");
        var sent = ada.uploads("<b>.txt", LETTER).number("id");
        ada.shows(room, "look", sent).is(201);
        var browser = Browser.of(ada);
        assertThat(browser.get("/settings").is(200).text()).contains("\"/settings/files\"");
        var delete = "/settings/files/" + letter + "/delete";
        assertThat(browser.get("/settings/files").is(200).text()).contains(
                "20 bytes of 1 GB used.", "letter.txt", "&lt;b&gt;.txt", "\"" + delete + "\"",
                "\"/conversations/" + room + "/messages/1\"");
        Browser.of(Person.named("stranger")).post(delete).is(404);
        browser.post("/settings/files/" + sent + "/delete").is(409);
        var name = Person.unique("left");
        Person.named("grace").enters(name);
        var other = ada.enters(name);
        ada.shows(other, "bye", ada.uploads("bye.txt", LETTER).number("id")).is(201);
        ada.delete("/conversations/" + other + "/members/" + ada.username()).is(204);
        assertThat(browser.get("/settings/files").text()).contains("bye.txt", "in a conversation you left")
                .doesNotContain("\"/conversations/" + other + "/messages/1\"");
        browser.post(delete).is(303);
        assertThat(browser.get("/settings/files").text()).contains("20 bytes of 1 GB used.")
                .doesNotContain("letter.txt");
    }
}
