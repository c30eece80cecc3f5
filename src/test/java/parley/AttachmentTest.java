package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    private static final Path PICTURES = Path.of("src/test/resources/pictures");

    private final Person ada = Person.named("ada");
    private final Person grace = Person.named("grace");
    private final Person stranger = Person.named("stranger");
    private final byte[] letter = "Dear Grace, the engine weaves algebraic patterns.".getBytes();
    private long room;

    @BeforeEach
    void bothAreInARoom() {
        var name = Person.unique("room");
        room = ada.enters(name);
        grace.enters(name);
    }

    @Test
    void aPictureIsShownToWhoeverReadsTheMessage() throws Exception {
        var photo = ada.uploads("Nantes, at night.jpg", photo()).is(201);
        assertThat(photo.at("name")).isEqualTo("Nantes, at night.jpg");
        assertThat(photo.at("type")).isEqualTo("image/jpeg");
        assertThat(photo.number("width")).isEqualTo(120);
        assertThat(photo.number("height")).isEqualTo(80);

        var said = ada.shows(room, "", photo.number("id")).is(201);

        assertThat(said.body().at("/attachments/0")).isEqualTo(photo.body());
        assertThat(grace.reads(room).body().at("/items/0")).isEqualTo(said.body());
        assertThat(grace.hears(room, "", 0).body().at("/messages/0")).isEqualTo(said.body());
        assertThat(grace.get("/conversations/" + room + "/messages/1").body()).isEqualTo(said.body());
        assertThat(grace.syncs("", 0).text()).contains(photo.text());
        var seen = grace.downloads("/attachments/" + photo.number("id"));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.headers().firstValue("content-type")).hasValue("image/jpeg");
        assertThat(seen.body()).hasSize((int) photo.number("size")).isNotEqualTo(photo());
        assertThat(new String(seen.body())).doesNotContain("Feydeau");
        assertThat(grace.downloads("/attachments/" + photo.number("id") + "/thumbnail").statusCode()).isEqualTo(200);
    }

    @Test
    void severalFilesKeepTheirOrder() {
        var first = ada.uploads("1.txt", letter).number("id");
        var second = ada.uploads("2.txt", letter).number("id");
        ada.says(room, "nothing yet");
        ada.shows(room, "two letters", second, first).is(201);
        ada.says(room, "that was all");

        assertThat(grace.reads(room).body().findValuesAsText("name")).containsExactly("2.txt", "1.txt");
        assertThat(grace.reads(room).body().at("/items/0/attachments")).isEmpty();
    }

    @Test
    void toStrangersItDoesNotExist() {
        var id = ada.uploads("letter.txt", letter).number("id");
        var path = "/attachments/" + id;
        var none = stranger.get("/attachments/0").is(404).text();

        assertThat(ada.downloads(path).statusCode()).isEqualTo(200);
        assertThat(grace.get(path).is(404).text()).as("nobody else sees it before it is sent").isEqualTo(none);
        ada.shows(room, "", id).is(201);
        assertThat(grace.downloads(path).statusCode()).isEqualTo(200);
        assertThat(stranger.get(path).is(404).text()).isEqualTo(none);
        stranger.get(path + "/thumbnail").is(404);
        stranger.delete(path).is(404);
        grace.delete(path).is(404);
        grace.delete("/conversations/" + room + "/members/" + grace.username()).is(204);
        assertThat(grace.get(path).is(404).text()).as("nor who has left").isEqualTo(none);
    }

    @Test
    void onesOwnUnsentFileCanBeDeletedAndASentOneOnlyWithItsMessage() {
        var unsent = ada.uploads("unsent.txt", letter).number("id");
        var sent = ada.uploads("sent.txt", letter).number("id");
        ada.shows(room, "", sent).is(201);

        ada.delete("/attachments/" + unsent).is(204);
        ada.get("/attachments/" + unsent).is(404);
        ada.delete("/attachments/" + sent).refuses(409, "attached");
        assertThat(grace.downloads("/attachments/" + sent).body()).isEqualTo(letter);
        ada.delete("/conversations/" + room + "/messages/1").is(204);
        grace.get("/attachments/" + sent).is(404);
        ada.get("/attachments/" + sent).is(404);
        assertThat(grace.reads(room).body().at("/items/0/attachments")).isEmpty();
    }

    @Test
    void whatAnAdministratorDeletesTakesItsFilesAlong() {
        var sent = ada.uploads("sent.txt", letter).number("id");
        ada.shows(room, "", sent).is(201);
        Person.admin().delete("/admin/messages/" + room + "/1").is(204);
        grace.get("/attachments/" + sent).is(404);
    }

    @Test
    void anAdministratorFindsEveryFileAndTakesItAwayAndTheMessageGoesOnWithoutIt() {
        var admin = Person.admin();
        var one = ada.uploads("one.txt", letter).number("id");
        var two = ada.uploads("two.txt", letter).number("id");
        var alone = ada.uploads("alone.txt", letter).number("id");
        var unsent = ada.uploads("unsent.txt", letter).number("id");
        ada.shows(room, "two letters", one, two).is(201);
        ada.shows(room, "", alone).is(201);
        var cursor = grace.hears(room, "", 0).at("cursor");

        assertThat(admin.get("/admin/attachments?owner=" + ada.username()).is(200).each("items", "name"))
                .containsExactly("unsent.txt", "alone.txt", "two.txt", "one.txt");
        var shown = admin.get("/admin/attachments/" + one).is(200);
        assertThat(shown.at("owner")).isEqualTo(ada.username());
        assertThat(shown.at("messageNo")).isEqualTo("1");
        assertThat(admin.downloads("/admin/attachments/" + one + "/content").body()).isEqualTo(letter);
        for (var id : new long[]{one, alone, unsent}) {
            admin.delete("/admin/attachments/" + id).is(204);
            admin.delete("/admin/attachments/" + id).is(404);
            ada.get("/attachments/" + id).is(404);
        }

        var heard = grace.hears(room, cursor, 0).body().at("/messages");
        assertThat(heard.findValuesAsText("name")).containsExactly("two.txt");
        assertThat(heard.findValuesAsText("deleted")).containsExactly("false", "true");
        assertThat(grace.downloads("/attachments/" + two).body()).isEqualTo(letter);
        assertThat(admin.get("/admin/audit?target=" + one).text()).contains("attachment-deleted", "one.txt");
    }

    @Test
    void aFileHangsAtOneMessageOfItsOwnersAlone() {
        var graces = grace.uploads("grace.txt", letter).number("id");
        var used = ada.uploads("used.txt", letter).number("id");
        var fresh = ada.uploads("fresh.txt", letter).number("id");
        ada.shows(room, "", used).is(201);

        ada.shows(room, "mine and hers", fresh, graces).refuses(422, "unusable");
        ada.shows(room, "again", used).refuses(422, "unusable");
        ada.shows(ada.enters(Person.unique("other")), "elsewhere", used).refuses(422, "unusable");
        ada.shows(room, "twice", fresh, fresh).refuses(422, "unusable");
        var unknown = ada.shows(room, "unknown", 0).refuses(422, "unusable");
        assertThat(unknown.items("violations").map(each -> each.path("field").asText())).containsExactly("attachments");
        assertThat(grace.reads(room).items("items")).hasSize(1);
        ada.shows(room, "it is still free", fresh).is(201);
        grace.shows(room, "and so is hers", graces).is(201);
    }

    @Test
    void ofPostsThatAreWrittenTogetherOneAloneHasTheFile() {
        for (var i = 0; i < 5; i++) {
            var file = ada.uploads("letter.txt", letter).number("id");
            var posts = IntStream.range(0, 12)
                    .mapToObj(each -> CompletableFuture.supplyAsync(() -> ada.shows(room, "", file)))
                    .toList();
            var answers = posts.stream().map(CompletableFuture::join).toList();
            assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 422);
            assertThat(grace.downloads("/attachments/" + file).statusCode()).isEqualTo(200);
        }
        assertThat(grace.reads(room).items("items")).hasSize(5)
                .allMatch(message -> message.path("attachments").size() == 1);
    }

    @Test
    void aMessageSaysOrShowsSomethingButNotMoreThanTenFiles() {
        ada.shows(room, " ").refusesField("body");
        var eleven = IntStream.range(0, 11).mapToObj(i -> ada.uploads(i + ".txt", letter).number("id")).toArray();
        ada.shows(room, "eleven", eleven).refusesField("attachments");
        ada.shows(room, "", java.util.Arrays.copyOf(eleven, 10)).is(201);
        var path = "/conversations/" + room + "/messages/1";
        ada.patch(path, "body", "ten letters").is(200);
        assertThat(ada.patch(path, "body", "").is(200).items("attachments")).hasSize(10);
    }

    @Test
    void aRepeatedKeyShowsTheSameFilesAndNoOthers() {
        var file = ada.uploads("letter.txt", letter).number("id");
        var other = ada.uploads("other.txt", letter).number("id");
        var first = shows(file, "key 1").is(201);

        assertThat(shows(file, "key 1").is(200).body()).isEqualTo(first.body());
        shows(other, "key 1").refuses(422, "idempotency-key-reused");
        ada.says(room, "", "key 1").refusesField("body");
        assertThat(grace.reads(room).items("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=5-9    | 206 | Grace    | bytes 5-9/49
            bytes=40-    | 206 | patterns. | bytes 40-48/49
            bytes=-9     | 206 | patterns. | bytes 40-48/49
            bytes=40-900 | 206 | patterns. | bytes 40-48/49
            bytes=0-0    | 206 | D        | bytes 0-0/49
            BYTES=44-99999999999999999999 | 206 | erns. | bytes 44-48/49
            """)
    void aPartCanBeAskedFor(String range, int status, String part, String contentRange) {
        var path = "/attachments/" + ada.uploads("letter.txt", letter).number("id");
        var answer = ada.downloads(path, "Range", range, "Accept-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).asString().isEqualTo(part);
        assertThat(answer.headers().firstValue("content-range")).hasValue(contentRange);
        assertThat(answer.headers().firstValue("content-length")).hasValue(Integer.toString(part.length()));
    }

    @Test
    void aPartBehindTheEndIsRefusedAndAnOddOneIsTheWhole() {
        var path = "/attachments/" + ada.uploads("letter.txt", letter).number("id");
        for (var range : new String[]{"bytes=49-", "bytes=-0"}) {
            var refused = ada.send("GET", path, null, "Range", range).refuses(416, "bad-range");
            assertThat(refused.header("content-range")).isEqualTo("bytes */49");
        }
        for (var range : new String[]{"bytes=9-5", "bytes=-", "bytes=0-1,3-4", "lines=0-1", "bytes=x-y"}) {
            assertThat(ada.downloads(path, "Range", range).body()).as(range).isEqualTo(letter);
        }
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        var path = "/attachments/" + ada.uploads("letter.txt", letter).number("id");
        var tag = ada.downloads(path).headers().firstValue("etag").orElseThrow();

        var known = ada.downloads(path, "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(ada.downloads(path, "Range", "bytes=0-3", "If-Range", tag).body()).asString().isEqualTo("Dear");
        assertThat(ada.downloads(path, "Range", "bytes=0-3", "If-Range", "\"other\"").body()).isEqualTo(letter);
        var headers = ada.downloads(path).headers();
        assertThat(headers.firstValue("cache-control").orElseThrow()).startsWith("private");
        assertThat(headers.firstValue("expires")).as("as old as that says").hasValue("0");
        var modified = headers.firstValue("last-modified").orElseThrow();
        assertThat(modified).matches("..., \\d\\d ... \\d{4} .*");
        assertThat(ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME))
                .isCloseTo(ZonedDateTime.now(), within(1, ChronoUnit.MINUTES));
        assertThat(ada.send("HEAD", path, null, "Range", "bytes=0-3").is(200).header("content-length")).isEqualTo("49");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            cat.jpg  | <!doctype html><script>alert(1)</script>                                    | text/html     | attachment
            cat.png  | <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>      | image/svg+xml | attachment
            cat.gif  | %PDF-1.7                                                                    | application/pdf | attachment
            page.html | Just a letter.                                                             | text/plain    | inline
            """)
    void whatItIsSaysItsContentAndWhatCouldRunIsNeverShown(String name, String text, String type, String how) {
        var id = ada.uploads(name, text.getBytes()).is(201).number("id");
        var answer = ada.downloads("/attachments/" + id).headers();
        assertThat(answer.firstValue("content-type").orElseThrow()).startsWith(type);
        assertThat(answer.firstValue("content-disposition").orElseThrow()).startsWith(how + "; ").contains(name);
        assertThat(answer.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.allValues("content-security-policy")).singleElement().asString()
                .contains("default-src 'none'", "sandbox").doesNotContain("script-src");
    }

    @Test
    void aNameOfNothingButPicturesMayHave255OfThem() {
        var kept = ada.uploads("🎈".repeat(300), letter).is(201).at("name");
        assertThat(kept).isEqualTo("🎈".repeat(255));
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd,passwd", "C:\\letters\\1.txt,1.txt", "'a\u202Egnp.exe',agnp.exe", "..,file",
        "'x\r\ny',xy", "日本語.txt,日本語.txt"})
    void aNameIsATextAndNeverAPath(String said, String kept) {
        var file = ada.uploads(said, letter).is(201);
        assertThat(file.at("name")).isEqualTo(kept);
        assertThat(ada.downloads("/attachments/" + file.number("id")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsEmptyBrokenOrABombIsRefused() throws Exception {
        ada.uploads("empty.txt", new byte[0]).refuses(422, "unusable");
        ada.uploads("broken.png", java.util.Arrays.copyOf(Files.readAllBytes(PICTURES.resolve("photo.png")), 40))
                .refuses(422, "unusable");
        var bomb = Files.readAllBytes(PICTURES.resolve("photo.png"));
        java.nio.ByteBuffer.wrap(bomb).putInt(16, 40_000).putInt(20, 40_000);
        ada.uploads("bomb.png", bomb).refuses(413, "too-many-pixels");
        ada.post("/attachments?name=x").is(201);
        Http.upload(TestServer.address(), "POST", "/api/v1/attachments?name=x", BodyPublishers.ofByteArray(letter))
                .is(401);
    }

    private Answer shows(long file, String key) {
        return ada.send("POST", "/conversations/" + room + "/messages",
                "{\"body\": \"\", \"attachments\": [" + file + "]}", "Idempotency-Key", key);
    }

    static byte[] photo() {
        try {
            return Files.readAllBytes(PICTURES.resolve("photo.jpg"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
