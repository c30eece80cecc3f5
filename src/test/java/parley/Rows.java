package parley;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the database holds of something, for what nobody can see from outside: that nothing is left. */
@Singleton
class Rows {
    private final DataSource source;

    Rows(DataSource source) {
        this.source = ((DelegatingDataSource) source).getTargetDataSource();
    }

    /** For who asks for themselves, and closes it. */
    Connection connect() throws SQLException {
        return source.getConnection();
    }

    long of(String table, long conversation) {
        return count(table, "conversation_id = " + conversation);
    }

    long count(String tables, String condition) {
        return number("SELECT COUNT(*) FROM " + tables + " WHERE " + condition);
    }

    long number(String sql) {
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** What the server would not do. */
    void change(String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Messages that nobody posted, after the first one and by its author; the next post makes the server know of them. */
    void fill(long conversation, int count) {
        var insert = "INSERT INTO message (conversation_id, no, rev, author_id, body, created_at, deleted)"
                + " SELECT conversation_id, ?, ?, author_id, 'hay', created_at, deleted"
                + " FROM message WHERE conversation_id = " + conversation + " AND no = 1";
        var advance = "UPDATE conversation_head SET last_no = last_no + ?, last_rev = last_rev + ? WHERE conversation_id = "
                + conversation;
        try (var connection = source.getConnection();
                var rows = connection.prepareStatement(insert);
                var head = connection.prepareStatement(advance)) {
            connection.setAutoCommit(false);
            for (var no = 2; no <= count + 1; no++) {
                rows.setLong(1, no);
                rows.setLong(2, 1_000L + no);
                rows.addBatch();
            }
            rows.executeBatch();
            head.setLong(1, count);
            head.setLong(2, 1_000L + count);
            head.executeUpdate();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
