package parley.database;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.DefaultTaskExceptionHandler;
import io.micronaut.scheduling.TaskExceptionHandler;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of work that is done from time to time: what the database has kept from being done is done next time. */
@Singleton
@Replaces(DefaultTaskExceptionHandler.class)
class Interruptions implements TaskExceptionHandler<Object, Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Interruptions.class);

    @Override
    public void handle(@Nullable Object bean, Throwable failure) {
        var work = bean == null ? "Work" : named(bean.getClass());
        if (Trouble.isPassing(failure)) {
            LOG.warn("{} goes on later, because of the database: {}", work, failure.getMessage());
        } else {
            LOG.error("{} failed", work, failure);
        }
    }

    /** Its class as it was written, and not what the framework has made of it. */
    private static String named(Class<?> type) {
        return type.getSimpleName().contains("$") ? named(type.getSuperclass()) : type.getSimpleName();
    }
}
