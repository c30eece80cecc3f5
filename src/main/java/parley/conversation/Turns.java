package parley.conversation;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import parley.http.Problem;

/**
 * One writer at a time into a conversation on this node, from before its row is locked until its transaction is over.
 * Between nodes the row's lock does that alone; within one, H2 cannot be trusted with it: when a writer that had waited
 * for another's lock rolls back, H2 (2.3 to 2.5) takes the other's committed change back with its own.
 */
@Singleton
class Turns {
    private static final int LOCKS = 256;
    private static final int PATIENCE_SECONDS = 10;

    private final ReentrantLock[] locks = IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock())
            .toArray(ReentrantLock[]::new);
    private final TransactionOperations<Connection> transactions;

    Turns(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Waits for one's turn, which lasts until the present transaction has committed or rolled back. */
    void take(long conversation) {
        var transaction = transactions.findTransactionStatus().orElseThrow();
        var lock = locks[Math.floorMod(conversation, LOCKS)];
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Problem.Unavailable("Too many write here at once. Try again soon.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Problem.Unavailable("The server is stopping.");
        }
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(Status status) {
                lock.unlock();
            }
        });
    }
}
