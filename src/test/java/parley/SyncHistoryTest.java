package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever people do at once, and however small the pages: who follows holds in the end what a newcomer is shown. */
class SyncHistoryTest {
    private static final int PEOPLE = 5;
    private static final int ROOMS = 3;
    private static final int DEEDS = 40;
    private static final int LIVES = 2;
    private static final List<String> ROLES = List.of("owner", "moderator", "member");

    private final long seed = System.nanoTime();
    private final List<Mirror> mirrors = IntStream.range(0, PEOPLE).mapToObj(i -> new Mirror()).toList();

    @Test
    @Timeout(180)
    void aSnapshotAndWhatCameSinceAreWhatAFreshSnapshotShows() throws Exception {
        var data = TestServer.newFolder();
        var port = ServerProcess.freePort();
        List<Person> people = new ArrayList<>();
        var rooms = IntStream.range(0, ROOMS).mapToObj(i -> Person.unique("history")).toList();
        for (var life = 0; life < LIVES; life++) {
            var server = TestServer.start(port, data);
            if (people.isEmpty()) {
                IntStream.range(0, PEOPLE).forEach(i -> people.add(Person.named("ada", "http://localhost:" + port)));
            }
            live(people, rooms, life);
            if (life == LIVES - 1) {
                IntStream.range(0, PEOPLE).forEach(i -> compare(people.get(i), mirrors.get(i)));
                care(people, rooms);
                IntStream.range(0, PEOPLE).forEach(i -> compare(people.get(i), mirrors.get(i)));
            }
            server.stop();
            server.getApplicationContext().close();
        }
    }

    /** Everybody acts and follows at the same time. */
    private void live(List<Person> people, List<String> rooms, int life) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lives = new ArrayList<Future<?>>();
            for (var i = 0; i < PEOPLE; i++) {
                var person = people.get(i);
                var mirror = mirrors.get(i);
                var chance = new Random(seed + 31L * life + i);
                lives.add(threads.submit(() -> {
                    for (var deed = 0; deed < DEEDS; deed++) {
                        act(person, people, rooms, chance);
                        if (chance.nextInt(3) == 0) {
                            mirror.follow(person, 1 + chance.nextInt(5));
                        }
                    }
                }));
            }
            for (var each : lives) {
                each.get();
            }
        }
    }

    /** When everybody has everything, nothing but the change itself tells that a room has changed. */
    private void care(List<Person> people, List<String> rooms) {
        var chance = new Random(seed);
        for (var room : rooms) {
            people.forEach(person -> keep(person, rooms, "/rooms/" + room, chance));
        }
    }

    /** Somebody else may be quicker, remove one or delete the room: then what one does is refused, and that is all. */
    private static void act(Person person, List<Person> people, List<String> rooms, Random chance) {
        var name = rooms.get(chance.nextInt(ROOMS));
        var entered = person.put("/rooms/" + name);
        if (entered.status() == 409) {
            return;
        }
        var room = entered.number("id");
        var last = entered.number("lastNo");
        var some = 1 + chance.nextLong(Math.max(1, last));
        var other = people.get(chance.nextInt(PEOPLE));
        switch (chance.nextInt(10)) {
            case 0, 1 -> keep(person, rooms, "/rooms/" + name, chance);
            case 2 -> care(person, other, "/conversations/" + room + "/members/", chance);
            case 3, 4 -> mostly(201, person.says(room, "so " + chance.nextInt()));
            case 5 -> person.patch("/conversations/" + room + "/messages/" + some, "body", "no " + chance.nextInt());
            case 6 -> person.delete("/conversations/" + room + "/messages/" + some);
            case 7 -> person.put("/conversations/" + room + "/messages/" + some + "/reactions/%F0%9F%91%8D");
            case 8 -> person.delete("/conversations/" + room + "/messages/" + some + "/reactions/%F0%9F%91%8D");
            default -> {
                mostly(200, person.put(
                        "/conversations/" + room + "/read", "no", Math.min(some, last), "force", true));
                person.says(person.opensDirectWith(other), "you").is(201);
                var three = List.of(other.username(), people.getFirst().username(), people.getLast().username());
                person.says(person.post("/groups", "usernames", three).number("id"), "all of you").is(201);
            }
        }
    }

    private static void care(Person person, Person other, String members, Random chance) {
        switch (chance.nextInt(4)) {
            case 0 -> person.delete(members + person.username());
            case 1 -> person.delete(members + other.username());
            case 2 -> mostly(200, person.put(members + other.username()));
            default -> person.patch(members + other.username(), "role", ROLES.get(chance.nextInt(ROLES.size())));
        }
    }

    private static void keep(Person person, List<String> rooms, String room, Random chance) {
        switch (chance.nextInt(6)) {
            case 0 -> person.patch(room, "name", rooms.get(chance.nextInt(ROOMS)) + chance.nextInt(2));
            case 1 -> person.patch(room, "name", rooms.get(chance.nextInt(ROOMS)));
            case 2 -> person.patch(room, "topic", "about " + chance.nextInt());
            case 3 -> person.patch(room, "visibility", "private");
            case 4 -> person.patch(room, "visibility", "public");
            default -> person.delete(room);
        }
    }

    private static void mostly(int expected, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(expected, 403, 404);
    }

    private void compare(Person person, Mirror mirror) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            catchUp(person, mirror, 3);
            mirror.fill(person);
            var fresh = new Mirror();
            catchUp(person, fresh, 100);
            assertThat(mirror.state()).as("seed %s", seed).isEqualTo(fresh.state()).isNotEmpty();
            mirror.conversations().forEach((id, held) -> assertThat(held).as("seed %s", seed)
                    .isEqualTo(person.get("/conversations/" + id).is(200).body()));
        });
    }

    private static void catchUp(Person person, Mirror mirror, int limit) {
        while (mirror.follow(person, limit)) {
            // There is more.
        }
    }
}
