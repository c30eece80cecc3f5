package parley.admin;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** What has to be asked of the database to know how the server is doing: nothing that reads messages. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Gauges extends GenericRepository<Tally.Day, LocalDate> {
    @Query("SELECT COUNT(*) FROM user WHERE deleted_at IS NULL")
    long users();

    @Query("SELECT COUNT(*) FROM conversation WHERE kind = 'ROOM' AND name_key IS NOT NULL")
    long rooms();

    @Query("""
            SELECT c.id, c.name, h.members, h.last_no AS messages
              FROM conversation_head h JOIN conversation c ON c.id = h.conversation_id
             WHERE c.kind = 'ROOM'
             ORDER BY h.members DESC, h.last_no DESC, c.id
             LIMIT 5""")
    List<Figures.Room> largest();

    @Query("SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables WHERE table_schema = DATABASE()")
    long bytes();

    /** In H2, which counts itself. */
    @Query("SELECT CAST(setting_value AS BIGINT) FROM information_schema.settings WHERE setting_name = 'info.FILE_SIZE'")
    long fileBytes();
}
