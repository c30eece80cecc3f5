package parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Conversations that one does not want to be called for; that it works is told by {@link PushTest}. */
class MutingTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person linus = Person.named("linus");

    @Test
    void onesOtherDevicesHearOfItAndNobodyElseDoes() {
        var direct = ada.opensDirectWith(grace);
        grace.says(direct, "psst").is(201);
        var cursor = ada.syncs();
        var hers = grace.syncs();

        ada.put("/conversations/" + direct + "/mute").is(204);
        ada.put("/conversations/" + direct + "/mute").is(204);
        var news = ada.syncs(cursor, 0).is(200);
        assertThat(muted(news.body().at("/conversations/0/conversation"))).isTrue();
        assertThat(news.body().at("/conversations/0/messages")).isEmpty();
        assertThat(news.body().at("/conversations/0/conversation/unread").asInt()).isEqualTo(1);
        assertThat(muted(ada.get("/conversations/" + direct).is(200).body())).isTrue();
        assertThat(muted(ada.get("/directs").is(200).body().at("/items/0"))).isTrue();
        assertThat(grace.syncs(hers, 0).items("conversations")).isEmpty();
        assertThat(muted(grace.get("/conversations/" + direct).is(200).body())).isFalse();

        ada.delete("/conversations/" + direct + "/mute").is(204);
        ada.delete("/conversations/" + direct + "/mute").is(204);
        var then = ada.syncs(news.at("cursor"), 0).is(200);
        assertThat(muted(then.body().at("/conversations/0/conversation"))).isFalse();
        ada.delete("/conversations/" + direct + "/mute").is(204);
        assertThat(ada.syncs(then.at("cursor"), 0).items("conversations")).isEmpty();
    }

    @Test
    void itEndsWithLeaving() {
        var name = Person.unique("noisy");
        ada.enters(name);
        var room = grace.enters(name);
        grace.put("/conversations/" + room + "/mute").is(204);
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        assertThat(muted(grace.get("/conversations/" + room).is(200).body())).isFalse();
        assertThat(muted(grace.put("/rooms/" + name).is(200).body())).isFalse();
    }

    @Test
    void everyKindOfConversationHasAFormForIt() {
        var browser = Browser.of(ada);
        var name = Person.unique("form");
        var room = ada.enters(name);
        var direct = ada.opensDirectWith(grace);
        var people = Arrays.asList(grace.username(), linus.username());
        var group = ada.post("/groups", "usernames", people).is(201).number("id");
        mutes(browser, room, "/rooms/" + name + "/about");
        mutes(browser, direct, "/people/" + grace.username());
        mutes(browser, group, "/conversations/" + group + "/members");
        assertThat(browser.get("/groups/" + group).is(200).text()).contains("/conversations/" + group + "/members\"");
        assertThat(browser.get("/people/" + linus.username()).is(200).text()).doesNotContain("/mute\"");
    }

    private void mutes(Browser browser, long conversation, String page) {
        var mute = "/conversations/" + conversation + "/mute";
        assertThat(browser.get(page).is(200).text()).contains("action=\"" + mute + '"', ">Mute notifications<");
        var answer = browser.post(mute, "muted", "true", "next", page).is(303);
        assertThat(answer.header("Location")).isEqualTo(page);
        assertThat(browser.get(page).is(200).text()).contains(">Unmute notifications<",
                "new messages do not notify you");
        assertThat(browser.get("/").is(200).text())
                .containsPattern("data-id=\"" + conversation + "\"[^>]* data-muted");
        browser.post(mute, "muted", "false", "next", page).is(303);
        assertThat(muted(ada.get("/conversations/" + conversation).is(200).body())).isFalse();
    }

    private static boolean muted(JsonNode conversation) {
        return conversation.required("muted").booleanValue();
    }
}
