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

/** What the database alone can do: rows like a message's, each inserted and committed by itself. */
final class RawInserts implements Work {
    private static final AtomicLong NO = new AtomicLong();

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads;

    RawInserts(Database database, int count) throws SQLException {
        threads = Executors.newFixedThreadPool(count);
        for (var i = 0; i < count; i++) {
            connections.add(database.open());
        }
    }

    /** Makes the table anew. */
    static void prepare(Database database) throws SQLException {
        try (var connection = database.open(); var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_message");
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

    private static Times insert(Connection connection, long end) throws SQLException {
        var times = new Times();
        try (var statement = connection.prepareStatement("""
                INSERT INTO bench_message
                       (conversation_id, no, rev, author_id, body, idempotency_key, digest, created_at, deleted)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, FALSE)""")) {
            for (var begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                var no = NO.incrementAndGet();
                statement.setLong(1, no);
                statement.setLong(2, no);
                statement.setLong(3, no % 64);
                statement.setString(4, Posts.BODY);
                statement.setString(5, Long.toString(no));
                statement.setString(6, "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
                statement.setObject(7, LocalDateTime.now());
                statement.executeUpdate();
                times.add(System.nanoTime() - begin);
            }
        }
        return times;
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (var connection : connections) {
            connection.close();
        }
    }
}
