package parley;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the database holds of something, for what nobody can see from outside: that nothing is left. */
@Singleton
class Rows {
    private final DataSource source;

    Rows(DataSource source) {
        this.source = ((DelegatingDataSource) source).getTargetDataSource();
    }

    long of(String table, long conversation) {
        return count(table, "conversation_id = " + conversation);
    }

    long count(String tables, String condition) {
        var sql = "SELECT COUNT(*) FROM " + tables + " WHERE " + condition;
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }
}
