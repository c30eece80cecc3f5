package parley.database;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Brings what was committed onto the disk, so that it survives a loss of power. MySQL does that by itself at every
 * commit; the embedded database has to be told to, once for all who committed meanwhile.
 */
@Singleton
class Disk {
    private final DataSource source;
    private final boolean needed;
    private final ReentrantLock syncing = new ReentrantLock(true);
    private final AtomicLong asked = new AtomicLong();
    private volatile long done;

    Disk(
            DataSource source,
            Embedded embedded,
            @Value("${parley.sync-to-disk:}") String wanted) {
        this.source = source;
        this.needed = embedded.is() && !wanted.strip().equalsIgnoreCase("false");
    }

    /** Returns when everything that was committed before is on the disk. */
    void sync() {
        if (!needed) {
            return;
        }
        var mine = asked.incrementAndGet();
        syncing.lock();
        try {
            if (done < mine) {
                var upTo = asked.get();
                checkpoint();
                done = upTo;
            }
        } finally {
            syncing.unlock();
        }
    }

    private void checkpoint() {
        var pool = source instanceof DelegatingDataSource delegating ? delegating.getTargetDataSource() : source;
        try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException failure) {
            throw new DataAccessException("What was written may not have reached the disk", failure);
        }
    }
}
