package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private long room;
    private String messages;

    @BeforeEach
    void bothAreInARoom() {
        var name = Person.unique("room");
        room = ada.enters(name);
        grace.enters(name);
        messages = "/conversations/" + room + "/messages";
    }

    @Test
    void whatOneSaysTheOtherReads() {
        var said = ada.says(room, "Hello, Grace").is(201);

        var read = grace.reads(room).is(200);
        assertThat(read.body().at("/items/0")).isEqualTo(said.body());
        assertThat(said.number("no")).isEqualTo(1);
        assertThat(said.at("createdAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿", "مرحبا \u202Eabc", "  two  spaces \n\t and lines ",
        "<script>alert(1)</script>",
        "' OR 1=1; --", "null\u0000byte", "e\u0301 é", "ﷺ", "$1 \\ % _ {{x}}"})
    void anyTextIsKeptAsItWasSent(String body) {
        ada.says(room, body).is(201);
        assertThat(grace.reads(room).body().at("/items/0/body").asText()).isEqualTo(body);
    }

    @Test
    void aMessageHasUpToTenThousandCharactersOfAnyKind() {
        ada.says(room, "🦜".repeat(10_000)).is(201);
        ada.says(room, "🦜".repeat(10_000) + "x").refusesField("body");
        assertThat(grace.reads(room).body().at("/items/0/body").asText()).hasSize(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"body\": \"\"}", "{\"body\": \" \\n \"}", "{\"body\": \"\\ud800\"}", "{\"body\": null}",
        "{\"body\": ", "[]", "{\"body\": {\"a\": 1}}", "{\"body\": \"x\", \"replyTo\": 99}",
        "{\"body\": \"x\", \"replyTo\": \"y\"}"})
    void whatIsNoMessageIsRefusedAndNothingIsStored(String json) {
        var refused = ada.send("POST", messages, json).refuses(400, "invalid");
        assertThat(refused.items("violations")).isNotEmpty();
        assertThat(grace.reads(room).items("items")).isEmpty();
        assertThat(ada.says(room, "first").number("no")).isEqualTo(1);
    }

    @Test
    void aTooLargeRequestIsRefusedAndTheLongestMessageIsNone() {
        ada.send("POST", messages, "{\"body\": \"" + "\\ud83e\\udd9c".repeat(10_000) + "\"}").is(201);
        ada.says(room, "x".repeat(300_000)).refuses(413, "request-entity-too-large");
    }

    @Test
    void aRepeatedKeyGivesTheFirstMessageAndAnotherBodyIsRefused() {
        var first = ada.says(room, "once", "key 1").is(201);
        var again = ada.says(room, "once", "key 1").is(200);

        assertThat(again.body()).isEqualTo(first.body());
        ada.says(room, "twice", "key 1").refuses(422, "idempotency-key-reused");
        grace.says(room, "mine", "key 1").is(201);
        assertThat(grace.reads(room).each("items", "body")).containsExactly("once", "mine");
    }

    @Test
    void aKeyStillHoldsAfterItsMessageWasEditedAndDeleted() {
        ada.says(room, "first wording", "k").is(201);
        ada.patch(messages + "/1", "body", "second wording").is(200);
        assertThat(ada.says(room, "first wording", "k").is(200).at("body")).isEqualTo("second wording");
        ada.delete(messages + "/1").is(204);
        assertThat(ada.says(room, "first wording", "k").is(200).at("deleted")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\there", "01234567890123456789012345678901234567890123456789012345678901234"})
    void aKeyThatIsNotPrintableAsciiOrTooLongIsRefused(String key) {
        ada.says(room, "hello", key).is(400);
        assertThat(grace.reads(room).items("items")).isEmpty();
    }

    @Test
    void onlyTheAuthorEditsAndTheOthersHearOfIt() {
        ada.says(room, "helo").is(201);
        var cursor = grace.reads(room).at("cursor");

        grace.patch(messages + "/1", "body", "goodbye").refuses(403, "not-the-author");
        var edited = ada.patch(messages + "/1", "body", "hello").is(200);
        assertThat(edited.at("editedAt")).isNotEmpty();

        var heard = grace.hears(room, cursor, 0);
        assertThat(heard.each("messages", "body")).containsExactly("hello");
        ada.patch(messages + "/2", "body", "x").refuses(404, "not-found");
    }

    @Test
    void aDeletedMessageLeavesATombstoneWithItsNumber() {
        grace.says(room, "one").is(201);
        grace.says(room, "two").is(201);
        var linus = Person.named("linus");
        var cursor = grace.reads(room).at("cursor");
        linus.delete(messages + "/1").refuses(404, "not-found");
        ada.says(room, "three").is(201);
        grace.delete(messages + "/3").refuses(403, "not-the-author");

        ada.delete(messages + "/1").is(204);
        ada.delete(messages + "/1").is(204);

        var heard = grace.hears(room, cursor, 0);
        assertThat(heard.each("messages", "no")).containsExactly("3", "1");
        assertThat(heard.body().at("/messages/1/body").isNull()).isTrue();
        assertThat(heard.body().at("/messages/1/deleted").asBoolean()).isTrue();
        grace.patch(messages + "/1", "body", "x").refuses(404, "not-found");
    }

    @Test
    void aReplyNamesWhatItAnswers() {
        ada.says(room, "tea?").is(201);
        var reply = grace.post(messages, "body", "yes", "replyTo", 1).is(201);
        assertThat(reply.number("replyTo")).isEqualTo(1);
    }

    @Test
    void theReadingMarkMovesForwardAndBackOnlyByForce() {
        IntStream.range(0, 5).forEach(i -> ada.says(room, "message " + i));
        var path = "/conversations/" + room;
        assertThat(grace.get(path).number("unread")).isEqualTo(5);
        assertThat(ada.get(path).number("unread")).isZero();
        var cursor = ada.reads(room).at("cursor");

        grace.put(path + "/read", "no", 3).is(200);
        assertThat(grace.get(path).number("unread")).isEqualTo(2);
        grace.put(path + "/read", "no", 1).is(200);
        assertThat(grace.get(path).number("unread")).isEqualTo(2);
        grace.put(path + "/read", "no", 1, "force", true).is(200);
        assertThat(grace.get(path).number("unread")).isEqualTo(4);
        grace.put(path + "/read", "no", 6).refusesField("no");
        grace.put(path + "/read", "force", true).refusesField("no");

        var marks = ada.hears(room, cursor, 0);
        assertThat(marks.each("members", "readNo")).containsExactly("1");
        assertThat(marks.items("messages")).isEmpty();
    }

    @Test
    void historyIsReadBackwardsForwardsAndAroundAMessage() {
        IntStream.rangeClosed(1, 10).forEach(i -> ada.says(room, "message " + i));

        assertThat(numbers("limit=3")).containsExactly("8", "9", "10");
        assertThat(numbers("before=5&limit=3")).containsExactly("2", "3", "4");
        assertThat(numbers("after=5&limit=3")).containsExactly("6", "7", "8");
        assertThat(numbers("around=5&limit=4")).containsExactly("3", "4", "5", "6");
        assertThat(numbers("around=1&limit=4")).containsExactly("1", "2");
        assertThat(numbers("around=5&limit=1")).containsExactly("5");
        assertThat(numbers("around=5&limit=2")).containsExactly("4", "5");
        assertThat(numbers("around=1&limit=1")).containsExactly("1");
        assertThat(numbers("around=99&limit=4")).containsExactly("7", "8", "9", "10");
        assertThat(numbers("before=1")).isEmpty();
        assertThat(numbers("after=10")).isEmpty();
        ada.get(messages + "?before=0").refusesField("before");
    }

    @Test
    void historyGoesOnByItsCursorInEitherDirection() {
        IntStream.rangeClosed(1, 7).forEach(i -> ada.says(room, "message " + i));
        assertThat(walk("limit=3")).containsExactly("5", "6", "7", "2", "3", "4", "1");
        assertThat(walk("after=0&limit=3")).containsExactly("1", "2", "3", "4", "5", "6", "7");
    }

    @Test
    void messagesSinceTheBeginningAreAllOfThem() {
        IntStream.rangeClosed(1, 5).forEach(i -> ada.says(room, "message " + i));
        var first = grace.get(messages + "?since=&limit=4").is(200);
        assertThat(first.at("more")).isEqualTo("true");
        var second = grace.get(messages + "?limit=4&since=" + first.at("cursor")).is(200);
        assertThat(second.at("more")).isEqualTo("false");

        assertThat(Stream.of(first, second).flatMap(page -> page.each("messages", "no")))
                .containsExactly("1", "2", "3", "4", "5");
        assertThat(Stream.of(first, second).flatMap(page -> page.each("members", "username")))
                .containsExactly(ada.username(), grace.username());
    }

    @Test
    void aPollWaitsUntilSomethingIsSaid() {
        var cursor = grace.reads(room).at("cursor");
        var waiting = CompletableFuture.supplyAsync(() -> grace.hears(room, cursor, 30));
        Meters.shared().awaitWaiting(1);
        ada.says(room, "at last").is(201);
        assertThat(waiting.orTimeout(10, TimeUnit.SECONDS).join().is(200).each("messages", "body"))
                .containsExactly("at last");
    }

    @Test
    void aPollThatHearsNothingEndsEmptyWithTheSameCursor() {
        var cursor = grace.reads(room).at("cursor");
        var heard = grace.hears(room, cursor, 1).is(200);
        assertThat(heard.items("messages")).isEmpty();
        assertThat(heard.at("cursor")).isEqualTo(cursor);
        grace.hears(room, cursor, 51).refusesField("wait");
    }

    @Test
    void aCursorFromElsewhereIsRefused() {
        var other = ada.enters(Person.unique("other"));
        var cursor = ada.reads(other).at("cursor");
        ada.hears(room, cursor, 0).refuses(400, "bad-cursor");
        ada.hears(room, "nonsense", 0).refuses(400, "bad-cursor");
        ada.hears(room, "x".repeat(2_000), 0).refuses(400, "bad-cursor");
    }

    @Test
    void aCursorFromAnotherLifeOfTheDatabaseSaysStartOver() {
        var cursor = new String(Base64.getUrlDecoder().decode(ada.reads(room).at("cursor")));
        ada.hears(room, forged(cursor), 0).is(200);
        ada.hears(room, forged(cursor.replaceFirst("\\d+$", "1000000")), 0).refuses(410, "start-over");
        ada.hears(room, forged(cursor.replaceFirst("\\d+:", "")), 0).refuses(410, "start-over");
        ada.hears(room, forged(cursor.replaceFirst("\\d+$", "-1")), 0).refuses(400, "bad-cursor");
        ada.hears(room, forged(cursor.replaceFirst(" \\d+", " 7")), 0).refuses(410, "start-over");
    }

    private static String forged(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes());
    }

    private Stream<String> numbers(String query) {
        return grace.get(messages + "?" + query).is(200).each("items", "no");
    }

    private Stream<String> walk(String query) {
        var page = grace.get(messages + "?" + query).is(200);
        var found = page.each("items", "no");
        while (!page.body().path("next").isNull()) {
            page = grace.get(messages + "?limit=3&cursor=" + page.at("next")).is(200);
            found = Stream.concat(found, page.each("items", "no"));
        }
        return found;
    }

    /** There nobody holds the conversation while a mark moves, and two of one's devices may move it at once. */
    @Test
    void theMarkOfALargeRoomDoesNotMoveBackUnasked() throws Exception {
        var name = Person.unique("crowd");
        var room = ada.enters(name);
        var grace = Person.named("grace");
        grace.enters(name);
        for (var i = 0; i < 32; i++) {
            Person.named("extra").enters(name);
        }
        IntStream.rangeClosed(1, 40).forEach(no -> ada.says(room, "message " + no).is(201));
        var marks = IntStream.rangeClosed(1, 40).<Callable<Answer>>mapToObj(
                no -> () -> grace.put("/conversations/" + room + "/read", "no", no).is(200))
                .collect(Collectors.toList());
        Collections.shuffle(marks, new Random(3));
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var mark : threads.invokeAll(marks)) {
                mark.get();
            }
        }
        assertThat(grace.get("/conversations/" + room).number("readNo")).isEqualTo(40);
    }
}
