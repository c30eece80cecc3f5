package parley.message;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import parley.attachment.Attachment;
import parley.attachment.Attachments;

/**
 * How the log is read, by number and by revision. Whole pages of messages are what this server reads most, so their
 * columns are taken by position; by name, through the repository, a page took half as much time again.
 */
@Singleton
class Log {
    private static final String BEFORE = Message.SELECT
            + "WHERE l.conversation_id = ? AND l.no < ? ORDER BY l.conversation_id DESC, l.no DESC LIMIT ?";
    private static final String AFTER = Message.SELECT
            + "WHERE l.conversation_id = ? AND l.no > ? ORDER BY l.conversation_id, l.no LIMIT ?";
    private static final String CHANGED = Message.SELECT
            + "WHERE l.conversation_id = ? AND l.rev > ? AND l.rev <= ? ORDER BY l.conversation_id, l.rev LIMIT ?";

    private final ConnectionOperations<Connection> connections;
    private final Attachments attachments;
    private final ReactionRows reactions;

    Log(ConnectionOperations<Connection> connections, Attachments attachments, ReactionRows reactions) {
        this.attachments = attachments;
        this.reactions = reactions;
        this.connections = connections;
    }

    /** Older messages, the newest of them first. */
    List<Message> before(long conversation, long no, int limit) {
        return read(BEFORE, conversation, no, limit);
    }

    /** Newer messages, the oldest of them first. */
    List<Message> after(long conversation, long no, int limit) {
        return read(AFTER, conversation, no, limit);
    }

    /** Messages that changed after one revision and up to another, each in its present state; oldest change first. */
    List<Message> changed(long conversation, long since, long head, int limit) {
        return read(CHANGED, conversation, since, head, limit);
    }

    /** The messages of these numbers, in any order. */
    List<Message> numbered(long conversation, Collection<Long> numbers) {
        var gaps = String.join(", ", Collections.nCopies(numbers.size(), "?"));
        var values = LongStream.concat(LongStream.of(conversation), numbers.stream().mapToLong(no -> no)).toArray();
        return read(Message.SELECT + "WHERE l.conversation_id = ? AND l.no IN (" + gaps + ")", values);
    }

    private List<Message> read(String sql, long... values) {
        return connections.executeRead(status -> {
            try (var statement = status.getConnection().prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setLong(i + 1, values[i]);
                }
                return messages(statement);
            } catch (SQLException failure) {
                throw new DataAccessException("The log cannot be read.", failure);
            }
        });
    }

    private List<Message> messages(PreparedStatement statement) throws SQLException {
        var messages = new ArrayList<Message>();
        var withAttachments = new ArrayList<Long>();
        var withReactions = new ArrayList<Long>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                messages.add(message(row));
                if (row.getInt(13) > 0) {
                    withAttachments.add(row.getLong(2));
                }
                if (row.getInt(14) > 0) {
                    withReactions.add(row.getLong(2));
                }
            }
        }
        if (!withAttachments.isEmpty() || !withReactions.isEmpty()) {
            complete(messages, withAttachments, withReactions);
        }
        return messages;
    }

    private void complete(List<Message> messages, List<Long> withAttachments, List<Long> withReactions) {
        var conversation = messages.getFirst().conversation();
        var files = withAttachments.isEmpty()
                ? Map.<Long, List<Attachment>>of()
                : attachments.of(conversation, withAttachments);
        var all = withReactions.isEmpty()
                ? Map.<Long, List<Reaction>>of()
                : Reaction.byMessage(reactions.of(conversation, withReactions, Reaction.MOST_NAMED));
        messages.replaceAll(message -> message.with(
                files.getOrDefault(message.no(), List.of()), all.getOrDefault(message.no(), List.of())));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC), time(row, 9),
                row.getBoolean(10), row.getObject(11, Long.class), row.getString(12), List.of(), List.of());
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }
}
