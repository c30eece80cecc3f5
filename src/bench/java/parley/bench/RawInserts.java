package parley.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the database alone can do: rows like a message's, each inserted and committed by itself; or, as a log without
 * holes wants it, each numbered under the lock of a row that all share.
 */
final class RawInserts implements Work {
    private static final AtomicLong NO = new AtomicLong();

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;
    private final boolean numbered;

    RawInserts(Database database, int count, boolean numbered) throws SQLException {
        this.numbered = numbered;
        threads = Executors.newFixedThreadPool(count);
        for (var i = 0; i < count; i++) {
            var connection = database.open();
            connection.setAutoCommit(!numbered);
            connections.add(connection);
        }
    }

    /** Makes the table anew. */
    static void prepare(Database database) throws SQLException {
        try (var connection = database.open(); var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_message");
            statement.execute("DROP TABLE IF EXISTS bench_counter");
            statement.execute("CREATE TABLE bench_counter (id BIGINT NOT NULL PRIMARY KEY, last_no BIGINT NOT NULL)");
            statement.execute("INSERT INTO bench_counter (id, last_no) VALUES (2, 0)");
            statement.execute("""
                    CREATE TABLE bench_message (
                        conversation_id BIGINT         NOT NULL,
                        no              BIGINT         NOT NULL,
                        rev             BIGINT         NOT NULL,
                        author_id       BIGINT         NOT NULL,
                        body            VARCHAR(10000) NOT NULL,
                        idempotency_key VARCHAR(64)    NULL,
                        digest          VARCHAR(43)    NULL,
                        created_at      DATETIME(3)    NOT NULL,
                        deleted         BOOLEAN        NOT NULL,
                        PRIMARY KEY (conversation_id, no),
                        CONSTRAINT bench_rev UNIQUE (conversation_id, rev),
                        CONSTRAINT bench_key UNIQUE (conversation_id, author_id, idempotency_key)
                    )""");
        }
    }

    @Override
    public Slice slice(Duration time) throws Exception {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        var tasks = connections.stream().<Callable<Times>>map(connection -> () -> insert(connection, end)).toList();
        var times = new Times();
        for (var done : threads.invokeAll(tasks)) {
            times.addAll(done.get());
        }
        return new Slice(times, 0, (System.nanoTime() - begin) / 1e9);
    }

    private Times insert(Connection connection, long end) throws SQLException {
        var times = new Times();
        try (var statement = connection.prepareStatement("""
                INSERT INTO bench_message
                       (conversation_id, no, rev, author_id, body, idempotency_key, digest, created_at, deleted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, FALSE)""")) {
            for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                var no = numbered ? nextNo(connection) : NO.incrementAndGet();
                statement.setLong(1, numbered ? 2 : 1);
                statement.setLong(2, no);
                statement.setLong(3, no);
                statement.setLong(4, no % 64);
                statement.setString(5, Posts.BODY);
                statement.setString(6, Long.toString(no));
                statement.setString(7, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
                statement.setObject(8, LocalDateTime.now());
                statement.executeUpdate();
                if (numbered) {
                    connection.commit();
                }
                times.add(System.nanoTime() - begin);
            }
        }
        return times;
    }

    private static long nextNo(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT last_no FROM bench_counter WHERE id = 2 FOR UPDATE")) {
            found.next();
            var no = found.getLong(1) + 1;
            statement.executeUpdate("UPDATE bench_counter SET last_no = " + no + " WHERE id = 2");
            return no;
        }
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (var connection : connections) {
            connection.close();
        }
    }
}
