package parley;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for what it is, whatever a client says of it or wishes for. */
class StrictnessTest {
    private final Person ada = Person.named("ada");

    @ParameterizedTest
    @ValueSource(strings = {"application/problem+json", "application/*", "image/*, application/problem+json",
        "text/csv",
        "application/json;q=0.5", "application/json;charset=utf-16", "nonsense"})
    void whateverIsWishedForTheAnswerIsJson(String accept) {
        var me = ada.send("GET", "/me", null, "Accept", accept).is(200);
        assertThat(me.header("content-type")).isEqualTo("application/json");
        ada.send("DELETE", "/me/avatar", null, "Accept", accept).is(204);
        ada.send("GET", "/avatars/none", null, "Accept", accept).refuses(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yes\"", "\"true\"", "\"on\"", "1", "0", "[]", "{}", "[true]"})
    void onlyTrueAndFalseAreTruthValues(String value) {
        ada.send("PATCH", "/me", "{\"readReceipts\": false}").is(200);
        ada.send("PATCH", "/me", "{\"readReceipts\": " + value + "}").refuses(400, "invalid");
        ada.send("PATCH", "/me", "{\"readReceipts\": null}").is(200);
        assertThat(ada.get("/me").at("readReceipts")).isEqualTo("false");
        ada.send("PATCH", "/me", "{\"readReceipts\": true}").is(200);
        assertThat(ada.get("/me").at("readReceipts")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[1]", "1.5", "1.0", "\"one\"", "{}", "92233720368547758070"})
    void onlyWholeNumbersAreNumbers(String value) {
        var room = ada.enters(Person.unique("room"));
        ada.says(room, "first").is(201);
        var messages = "/conversations/" + room + "/messages";
        ada.send("POST", messages, "{\"body\": \"x\", \"replyTo\": " + value + "}").refusesField("replyTo");
        ada.send("PUT", "/conversations/" + room + "/read", "{\"no\": " + value + "}").refusesField("no");
        ada.send("POST", messages, "{\"body\": \"x\", \"replyTo\": 1}").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "7", "1.5", "[\"x\", \"y\"]", "{}"})
    void onlyTextsAreTexts(String value) {
        ada.send("PATCH", "/me", "{\"bio\": " + value + "}").refusesField("bio");
        var room = ada.enters(Person.unique("room"));
        ada.send("POST", "/conversations/" + room + "/messages", "{\"body\": " + value + "}").refusesField("body");
        ada.send("POST", "/groups", "{\"usernames\": [\"" + ada.username() + "\", " + value + "]}").refuses(400,
                "invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search?q=x&in=", "/rooms?limit="})
    void whatIsLeftEmptyInAnAddressIsNotTakenForNothing(String path) {
        ada.get(path).refusesField(path.replaceAll(".*[?&](\\w+)=$", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms?joined=1", "/rooms?joined=", "/rooms?joined=TRUE"})
    void inAddressesTooOnlyTrueAndFalseAre(String path) {
        ada.get(path).refusesField("joined");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        var room = ada.enters(Person.unique("room"));
        var messages = "/conversations/" + room + "/messages";
        ada.send("POST", messages, "{\"body\": \"x\", \"replyTo\": \"abc\"}").refusesField("replyTo");
        ada.send("PUT", "/rooms/" + Person.unique("room"), "{\"visibility\": \"hidden\"}").refusesField("visibility");
        ada.send("PATCH", "/me", "{\"readReceipts\": \"maybe\"}").refusesField("readReceipts");
        ada.send("PATCH", "/me", "{\"readReceipts\": ").refusesField("body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host=\"", "proto=\"", "for=;;;=\"", "for=1.2.3.4;host=\""})
    void whatNoProxyWouldSayIsNotHeard(String forwarded) {
        ada.send("GET", "/me", null, "Forwarded", forwarded).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\0b", "\u202Eab", "ab\u2066", "a\u2028b"})
    void aNameIsOneLine(String name) {
        ada.patch("/me", "displayName", name).refusesField("displayName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bio", "displayName"})
    void halfACharacterIsToldOf(String field) {
        var refused = ada.send("PATCH", "/me", "{\"" + field + "\": \"\\ud800\"}").refusesField(field);
        assertThat(refused.text()).contains("must be valid Unicode");
    }

    @Test
    void aFieldIsGivenOnce() {
        ada.send("PATCH", "/me", "{\"bio\": \"one\", \"bio\": \"two\"}").refuses(400, "invalid");
    }

    @Test
    void whatComesCompressedIsRefused() {
        ada.send("PATCH", "/me", "{\"bio\": \"one\"}", "Content-Encoding", "gzip").refuses(415,
                "unsupported-media-type");
        ada.send("PATCH", "/me", "{\"bio\": \"one\"}", "Content-Encoding", "identity").is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u00A0", "\u2800\u3164", "\u0007\n", "\u2066\u2069"})
    void whatShowsNothingIsNeitherANameNorAMessage(String nothing) {
        ada.patch("/me", "displayName", nothing).refusesField("displayName");
        ada.says(ada.enters(Person.unique("room")), nothing).refusesField("body");
    }

    @Test
    void anETagIsKnownAmongOthersAndAsAWeakOne() {
        var room = ada.enters(Person.unique("room"));
        var path = "/conversations/" + room + "/messages?since=" + ada.reads(room).at("cursor");
        var tag = ada.get(path).is(200).header("etag");
        for (var known : new String[]{tag, "W/" + tag, "\"a\", " + tag, "*"}) {
            ada.send("GET", path, null, "If-None-Match", known).is(304);
        }
        ada.send("GET", path, null, "If-None-Match", "\"a\"").is(200);
    }
}
