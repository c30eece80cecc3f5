package parley.database;

import io.micronaut.aop.InterceptPhase;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a whole transaction out again when the database asks for it (deadlock, lock timeout, failed certification),
 * a few times; and, where doing so twice does no harm, also when the connection was lost and nobody knows whether it was
 * committed. Before the caller hears of a success, it is on the disk.
 */
@Singleton
@InterceptorBean(Transactional.class)
class Retries implements MethodInterceptor<Object, Object> {
    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
    private static final int MOST = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);

    private final TransactionOperations<Connection> transactions;
    private final Disk disk;

    Retries(TransactionOperations<Connection> transactions, Disk disk) {
        this.transactions = transactions;
        this.disk = disk;
    }

    @Override
    public int getOrder() {
        return InterceptPhase.RETRY.getPosition();
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
        if (transactions.findTransactionStatus().isPresent()) {
            return call.proceed();
        }
        for (var attempt = 1;; attempt++) {
            try {
                var result = call.proceed(this);
                disk.sync();
                return result;
            } catch (RuntimeException failure) {
                if (attempt == MOST || !isWorthAnother(call, failure)) {
                    throw failure;
                }
                LOG.debug("{} is tried again", call.getName(), failure);
                pause(attempt);
            }
        }
    }

    private static boolean isWorthAnother(MethodInvocationContext<Object, Object> call, RuntimeException failure) {
        return Trouble.isUndone(failure) || (call.hasAnnotation(Idempotent.class) && Trouble.isLost(failure));
    }

    /** Twice as long each time, and never in step with others. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE.toMillis() << attempt));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
