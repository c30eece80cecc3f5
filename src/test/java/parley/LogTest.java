package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the log promises, while sixteen people write into one conversation at once, some of them badly, some twice. */
class LogTest {
    private static final int WRITERS = 16;
    private static final int MESSAGES_EACH = 25;
    private static final int FOLLOWERS = 4;

    private final List<Person> writers = IntStream.range(0, WRITERS).mapToObj(i -> Person.named("ada")).toList();
    private final String name = Person.unique("hot");
    private final AtomicBoolean writing = new AtomicBoolean(true);

    /** A message that was acknowledged: its number, and the highest number that was acknowledged before it was sent. */
    private record Acknowledged(String key, long no, long sentAfter) {}

    @Test
    @Timeout(120)
    void numbersAreDenseInOrderOfAcknowledgementAndFollowersSeeEachMessageOnce() throws Exception {
        var room = writers.stream().mapToLong(writer -> writer.enters(name)).max().orElseThrow();
        var cursor = writers.getFirst().reads(room).at("cursor");
        List<Acknowledged> acknowledged = new ArrayList<>();
        List<Map<Long, String>> heard = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var followers = IntStream.range(0, FOLLOWERS)
                    .mapToObj(i -> threads.submit(() -> follow(writers.get(i), room, cursor)))
                    .toList();
            var mishaps = threads.submit(() -> rollBack(room));
            try {
                for (var written : start(threads, room)) {
                    acknowledged.addAll(written.get());
                }
            } finally {
                writing.set(false);
            }
            for (var follower : followers) {
                heard.add(follower.get());
            }
            assertThat(mishaps.get()).isPositive();
        }

        var numbers = acknowledged.stream().map(Acknowledged::no).sorted().toList();
        assertThat(numbers).containsExactlyElementsOf(
                LongStream.rangeClosed(1, WRITERS * MESSAGES_EACH).boxed().toList());
        assertThat(acknowledged).allMatch(message -> message.no() > message.sentAfter());
        Map<Long, String> truth = new HashMap<>();
        acknowledged.forEach(message -> truth.put(message.no(), message.key()));
        assertThat(heard).hasSize(FOLLOWERS).allMatch(truth::equals);
    }

    /** From a page of history one goes on by its cursor, also when it was read while others wrote. */
    @Test
    @Timeout(120)
    void nothingIsMissingBetweenAPageAndTheNewsAfterIt() throws Exception {
        var room = writers.stream().mapToLong(writer -> writer.enters(name)).max().orElseThrow();
        var reader = writers.getFirst();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = start(threads, room);
            while (!written.stream().allMatch(Future::isDone)) {
                var page = reader.reads(room).is(200);
                var last = page.items("items").mapToLong(message -> message.path("no").asLong()).max().orElse(0);
                var next = reader.hears(room, page.at("cursor"), 1).is(200).items("messages")
                        .mapToLong(message -> message.path("no").asLong())
                        .filter(no -> no > last)
                        .findFirst();
                assertThat(next.orElse(last + 1)).isEqualTo(last + 1);
            }
        }
    }

    /** Takes numbers and gives them back, again and again while the others write. */
    private int rollBack(long room) {
        var mishap = TestServer.bean(Mishap.class);
        var count = 0;
        while (writing.get()) {
            assertThatThrownBy(() -> mishap.happensIn(room)).isInstanceOf(IllegalStateException.class);
            count++;
        }
        return count;
    }

    private List<Future<List<Acknowledged>>> start(ExecutorService threads, long room) {
        var highest = new AtomicLong();
        return writers.stream()
                .map(writer -> threads.submit(() -> write(writer, room, highest)))
                .toList();
    }

    /** Writes in its own order, and marks as unread between; now and then sends what is refused, or the same again. */
    private static List<Acknowledged> write(Person writer, long room, AtomicLong highest) {
        List<Acknowledged> written = new ArrayList<>();
        var chance = ThreadLocalRandom.current();
        for (var i = 0; i < MESSAGES_EACH; i++) {
            var key = writer.username() + '/' + i;
            if (chance.nextInt(4) == 0) {
                writer.send("POST", "/conversations/" + room + "/messages",
                        Person.json("body", "to nobody", "replyTo", 1_000_000), "Idempotency-Key", "bad " + key)
                        .is(400);
            }
            var before = highest.get();
            var no = writer.says(room, key, key).is(201).number("no");
            highest.accumulateAndGet(no, Math::max);
            written.add(new Acknowledged(key, no, before));
            writer.put("/conversations/" + room + "/read", "no", 0, "force", true).is(200);
            if (chance.nextInt(4) == 0) {
                assertThat(writer.says(room, key, key).is(200).number("no")).isEqualTo(no);
                writer.says(room, "something else", key).refuses(422, "idempotency-key-reused");
            }
        }
        return written;
    }

    /** Follows the conversation to its end, and fails on a message that comes twice. */
    private Map<Long, String> follow(Person follower, long room, String from) {
        Map<Long, String> heard = new HashMap<>();
        var cursor = from;
        while (true) {
            var over = !writing.get();
            var news = follower.hears(room, cursor, over ? 0 : 1).is(200);
            news.items("messages").forEach(message -> {
                var again = heard.put(message.path("no").asLong(), message.path("idempotencyKey").asText());
                assertThat(again).as("message %s came twice", message.path("no")).isNull();
            });
            cursor = news.at("cursor");
            if (over && news.items("messages").findAny().isEmpty() && news.at("more").equals("false")) {
                return heard;
            }
        }
    }
}
