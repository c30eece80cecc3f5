package parley.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Who and what is in the database.
 *
 * @param users how many people; they are all in both rooms
 * @param great the room with more than half of all messages
 * @param greatNo its last message's number
 * @param busy another large room, for what is posted while measuring
 * @param messages in all rooms
 */
record Town(int users, long great, long greatNo, long busy, long messages) {
    static final Town NONE = new Town(0, 0, 0, 0, 0);
    static final String PASSWORD = "quiet before the storm";

    /** The town that an earlier run has built, if this database holds one. */
    static Optional<Town> find(Connection connection) throws SQLException {
        var users = (int) number(connection, "SELECT COUNT(*) FROM user WHERE username LIKE 'bench%'");
        if (users == 0) {
            return Optional.empty();
        }
        return Optional.of(new Town(
                users,
                number(connection, "SELECT id FROM conversation WHERE name_key = '" + room(1) + "'"),
                number(connection,
                        "SELECT h.last_no FROM conversation_head h JOIN conversation c ON c.id = h.conversation_id"
                                + " WHERE c.name_key = '" + room(1) + "'"),
                number(connection, "SELECT id FROM conversation WHERE name_key = '" + room(2) + "'"),
                number(connection, "SELECT SUM(last_no) FROM conversation_head")));
    }

    static String user(int number) {
        return "bench" + number;
    }

    static String room(int number) {
        return "bench room " + number;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }
}
