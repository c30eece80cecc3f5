package parley.bench;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Fills an empty database as if people had talked in it for a year: in each room everyone joins, one revision each, and
 * then the messages come, one number and one revision each.
 */
final class Fill {
    private static final double GREAT_SHARE = 0.55;
    private static final int PEOPLE_AT_LEAST = 3;
    private static final LocalDateTime BEGIN = LocalDateTime.now().minusYears(1).truncatedTo(ChronoUnit.MILLIS);

    private final Random random = new Random(1);
    private final Texts texts = new Texts(random);
    private final Settings settings;
    private final List<Integer> people;

    private Fill(Settings settings) {
        this.settings = settings;
        people = new ArrayList<>(IntStream.rangeClosed(1, settings.users()).boxed().toList());
        Collections.shuffle(people, random);
    }

    /** A room to be: how many are in it, and how much they have said. */
    private record Room(long id, String name, List<Integer> members, int messages) {
        long lastRev() {
            return members.size() + (long) messages;
        }
    }

    /** The town in the database, built first where there is none. */
    static Town town(Settings settings, Database database) throws SQLException {
        try (var connection = database.openForBatches()) {
            connection.setAutoCommit(false);
            var there = Town.find(connection);
            if (there.isPresent()) {
                return there.get();
            }
            var begin = System.nanoTime();
            new Fill(settings).write(connection, database);
            var built = Town.find(connection).orElseThrow();
            Report.say("filled with %,d messages in %d s".formatted(built.messages(), Report.secondsSince(begin)));
            return built;
        }
    }

    private void write(Connection connection, Database database) throws SQLException {
        if (!database.isEmbedded()) {
            connection.createStatement().execute("SET unique_checks = 0, foreign_key_checks = 0");
        }
        writeUsers(connection);
        var rooms = rooms();
        writeRooms(connection, rooms);
        writeMembers(connection, rooms);
        writeMessages(connection, rooms);
        if (!database.isEmbedded()) {
            connection.createStatement()
                    .execute("ANALYZE TABLE user, conversation, conversation_head, membership, message");
        }
    }

    /** The hash is a cheap one, so that a thousand sign-ins take seconds: it carries its own cost. */
    private void writeUsers(Connection connection) throws SQLException {
        var hash = Password.hash(Town.PASSWORD).addRandomSalt(16)
                .with(Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID)).getResult();
        try (var rows = new Rows(connection, "user",
                "id", "username", "display_name", "bio", "role", "password_hash", "disabled", "created_at")) {
            for (var i = 1; i <= settings.users(); i++) {
                rows.add(i, Town.user(i), "Person " + i, "", "MEMBER", hash, false, BEGIN);
            }
        }
        if (Rows.hasTable(connection, "user_head")) {
            try (var rows = new Rows(connection, "user_head", "user_id", "rev", "changed_at")) {
                for (var i = 1; i <= settings.users(); i++) {
                    rows.add(i, 1, BEGIN);
                }
            }
        }
    }

    /** Room n has an n-th of the first one's messages and people, but everybody is in the first few. */
    private List<Room> rooms() {
        var rooms = new ArrayList<Room>();
        var harmonic = IntStream.rangeClosed(2, settings.rooms()).mapToDouble(n -> 1.0 / n).sum();
        for (var n = 1; n <= settings.rooms(); n++) {
            var share = n == 1 ? GREAT_SHARE : (1 - GREAT_SHARE) / n / harmonic;
            var size = Math.clamp(4L * settings.users() / n, PEOPLE_AT_LEAST, settings.users());
            rooms.add(new Room(n, Town.room(n), somebody(size), (int) (share * settings.messages())));
        }
        for (var i = 1; i <= settings.users(); i++) {
            rooms.add(new Room(settings.rooms() + i, "@" + Town.user(i), List.of(i), 0));
        }
        return rooms;
    }

    private List<Integer> somebody(int size) {
        var from = random.nextInt(people.size());
        return IntStream.range(0, size).mapToObj(i -> people.get((from + i) % people.size())).toList();
    }

    private static void writeRooms(Connection connection, List<Room> rooms) throws SQLException {
        try (var rows = new Rows(connection, "conversation",
                "id", "kind", "name", "name_key", "topic", "visibility", "created_at")) {
            for (var room : rooms) {
                rows.add(room.id, "ROOM", room.name, room.name, "", "PUBLIC", BEGIN);
            }
        }
        if (Rows.hasTable(connection, "room_name")) {
            try (var rows = new Rows(connection, "room_name", "name_key", "conversation_id")) {
                for (var room : rooms) {
                    rows.add(room.name, room.id);
                }
            }
        }
        try (var rows = new Rows(connection, "conversation_head",
                "conversation_id", "members", "last_no", "last_rev", "changed_at")) {
            for (var room : rooms) {
                rows.add(room.id, room.members.size(), room.messages, room.lastRev(), BEGIN);
            }
        }
    }

    private void writeMembers(Connection connection, List<Room> rooms) throws SQLException {
        try (var rows = new Rows(connection, "membership",
                "conversation_id", "user_id", "role", "read_no", "received_no", "rev", "user_rev", "joined_at")) {
            for (var room : rooms) {
                for (var rev = 1; rev <= room.members.size(); rev++) {
                    var read = room.messages - random.nextInt(room.messages / 10 + 1);
                    rows.add(room.id, room.members.get(rev - 1), rev == 1 ? "OWNER" : "MEMBER", read, read, rev, 1,
                            BEGIN);
                }
            }
        }
    }

    private void writeMessages(Connection connection, List<Room> rooms) throws SQLException {
        try (var rows = new Rows(connection, "message",
                "conversation_id", "no", "rev", "author_id", "body", "reply_to", "idempotency_key", "digest",
                "created_at", "deleted")) {
            for (var room : rooms) {
                var pause = ChronoUnit.MILLIS.between(BEGIN, LocalDateTime.now()) / (room.messages + 1);
                for (var no = 1; no <= room.messages; no++) {
                    var text = texts.any(random);
                    rows.add(room.id, no, room.members.size() + no, author(room), text.body(), replyTo(no),
                            Long.toHexString(random.nextLong()) + no, text.digest(),
                            BEGIN.plus(no * pause, ChronoUnit.MILLIS), false);
                }
            }
        }
    }

    /** A few say most. */
    private int author(Room room) {
        return room.members.get((int) (room.members.size() * Math.pow(random.nextDouble(), 3)));
    }

    private Integer replyTo(int no) {
        return no > 20 && random.nextInt(10) == 0 ? no - 1 - random.nextInt(20) : null;
    }
}
