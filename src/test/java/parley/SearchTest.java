package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are found by what was said, where one may read it. */
class SearchTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final String room = Person.unique("room");
    private final long id = ada.enters(room);

    SearchTest() {
        grace.enters(room);
    }

    @Test
    void whatWasSaidIsFoundTheNewestFirstAndOnlyWhereOneIs() {
        var word = Person.unique("Engine");
        ada.says(id, "The " + word + " weaves").is(201);
        grace.says(id, "which " + word.toUpperCase() + "?").is(201);
        grace.says(id, "another").is(201);
        var direct = ada.opensDirectWith(grace);
        ada.says(direct, word + ", between us").is(201);
        var secret = grace.put("/rooms/" + Person.unique("secret"), "visibility", "private").is(201).number("id");
        grace.says(secret, word + ", for me").is(201);

        assertThat(ada.get(search(word)).is(200).each("items", "body"))
                .containsExactly(word + ", between us", "which " + word.toUpperCase() + "?", "The " + word + " weaves");
        assertThat(grace.get(search(word)).is(200).items("items")).hasSize(4);
        assertThat(Person.named("stranger").get(search(word)).is(200).items("items")).isEmpty();
        assertThat(ada.get(search(word) + "&in=" + id).each("items", "no")).containsExactly("2", "1");
        assertThat(ada.get(search(word) + "&from=" + ada.username()).items("items")).hasSize(2);
        ada.get(search(word) + "&in=" + secret).refuses(404, "not-found");
        ada.get(search(word) + "&from=nobody-of-this-name").refuses(404, "not-found");

        ada.delete("/conversations/" + id + "/messages/1").is(204);
        grace.delete("/conversations/" + id + "/members/" + grace.username()).is(204);
        assertThat(ada.get(search(word)).items("items")).hasSize(2);
        assertThat(grace.get(search(word)).each("items", "conversation")).doesNotContain(Long.toString(id));
    }

    @Test
    void pagesSkipNothingAndRepeatNothing() {
        var other = ada.enters(Person.unique("room"));
        for (var i = 0; i < 9; i++) {
            ada.says(i % 2 == 0 ? id : other, (i % 3 == 0 ? "needle " : "hay ") + i).is(201);
        }
        var whole = ada.get("/search?q=needle&limit=100").is(200);
        var found = new ArrayList<String>();
        var page = ada.get("/search?q=needle&limit=1").is(200);
        page.each("items", "body").forEach(found::add);
        while (page.body().hasNonNull("next")) {
            page = ada.get("/search?q=needle&limit=1&cursor=" + page.at("next")).is(200);
            page.each("items", "body").forEach(found::add);
        }
        assertThat(found).containsExactly("needle 3", "needle 6", "needle 0")
                .isEqualTo(List.copyOf(whole.each("items", "body").toList()));
        assertThat(whole.body().hasNonNull("next")).isFalse();
        ada.get("/search?q=needle&cursor=nonsense").refuses(400, "bad-cursor");
    }

    @Test
    void alsoWhatLiesDeepIsFoundThoughAPageLooksAtSoManyOnly() {
        ada.says(id, "needle").is(201);
        TestServer.bean(Rows.class).fill(id, 20_000);
        ada.says(id, "hay").is(201);
        var page = ada.get("/search?q=needle").is(200);
        assertThat(page.items("items")).isEmpty();
        var next = ada.get("/search?q=needle&cursor=" + page.at("next")).is(200);
        assertThat(next.each("items", "no")).containsExactly("1");
        assertThat(next.body().hasNonNull("next")).isFalse();
    }

    @Test
    void severalWordsAreFoundInWhateverOrderAndNothingElse() {
        ada.says(id, "the Morning train was late again").is(201);
        ada.says(id, "the train to Nantes").is(201);
        ada.says(id, "late in the morning").is(201);
        assertThat(ada.get(search("late  TRAIN") + "&in=" + id).is(200).each("items", "no")).containsExactly("1");
        assertThat(ada.get(search("late\u3000train") + "&in=" + id).each("items", "no")).containsExactly("1");
        assertThat(ada.get(search("late 100% train") + "&in=" + id).items("items")).isEmpty();
        assertThat(ada.get(search("orn lat") + "&in=" + id).each("items", "no")).containsExactly("3", "1");
        var first = ada.get(search("morning late") + "&limit=1&in=" + id).is(200);
        assertThat(first.each("items", "no")).containsExactly("3");
        var second = ada.get(search("morning late") + "&limit=1&in=" + id + "&cursor=" + first.at("next")).is(200);
        assertThat(second.each("items", "no")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "a_b", "it's", "!x", "\\", "<b>", "ÉTÉ", "مرحبا", "🦜"})
    void aTextIsTakenAsItStands(String text) {
        ada.says(id, "before " + text.toLowerCase() + " after").is(201);
        ada.says(id, "100x aXb its x b ete").is(201);
        assertThat(ada.get(search(text) + "&in=" + id).is(200).each("items", "no")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%20", "?q=%C2%A0", "?q=%E2%80%AF%E2%80%8B", "?q=x&limit=0", "?q=x&in=y"})
    void withoutATextThereIsNothingToLookFor(String query) {
        ada.get("/search" + query).refuses(400, "invalid");
    }

    @Test
    void onePageFindsThemToo() {
        grace.says(id, "<b>patterns</b> of thought").is(201);
        var browser = Browser.of(ada);
        assertThat(browser.get("/search").is(200).text()).contains("name=\"q\"");
        assertThat(browser.get("/search?q=Patterns&conversation=" + id).is(200).text())
                .contains("/conversations/" + id + "/messages/1", "&lt;b&gt;<mark>patterns</mark>&lt;/b&gt; of thought",
                        room);
        grace.says(id, "The engine weaves and weaves, as a loom does, algebraic flowers").is(201);
        assertThat(browser.get("/search?q=nothing+algebraic+FLOWERS").text()).contains("Nothing was found");
        assertThat(browser.get("/search?q=flowers+algebraic").text()).contains(
                "<h2><bdi>" + room + "</bdi></h2>",
                "… weaves and weaves, as a loom does, <mark>algebraic</mark> flowers",
                "&amp;conversation&#x3D;" + id);
        var newer = Person.unique("newer");
        ada.says(ada.enters(newer), "algebraic flowers").is(201);
        assertThat(browser.get("/search?q=flowers").text())
                .containsSubsequence("<bdi>" + newer + "</bdi>", "<bdi>" + room + "</bdi>");
        grace.says(id, "flowers again").is(201);
        assertThat(browser.get("/search?q=flowers").text())
                .containsSubsequence("<bdi>" + room + "</bdi>", "<bdi>" + newer + "</bdi>");
        assertThat(browser.get("/search?q=nothing-of-the-kind&conversation=" + id).text())
                .contains("Nothing was found");
        assertThat(browser.get("/search?q=a%26b%23&conversation=" + id).text()).contains("a%26b%23\"");
        assertThat(browser.get("/rooms/" + room + "/about").text()).contains("/search?conversation=" + id);
        Browser.of(Person.named("stranger")).get("/search?q=x&conversation=" + id).is(404);
    }

    private static String search(String text) {
        return "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
