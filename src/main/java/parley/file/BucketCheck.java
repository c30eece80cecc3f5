package parley.file;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import parley.http.Problem;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps the server from starting on a bucket that it may not write, read and delete in: nobody else would hear of it. */
@Singleton
@Requires(bean = Bucket.class)
class BucketCheck implements ApplicationEventListener<ServerStartupEvent>, Ordered {
    private final Bucket bucket;
    private final Drafts drafts;

    BucketCheck(Bucket bucket, Drafts drafts) {
        this.bucket = bucket;
        this.drafts = drafts;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        check(bucket, drafts);
    }

    /** Before anyone says that the server has started. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    static void check(Bucket bucket, Drafts drafts) {
        var key = "start-" + UUID.randomUUID();
        try (var draft = drafts.of(new byte[]{1})) {
            bucket.put(key, draft.path());
            bucket.open(key, 0, 1).close();
            bucket.delete(key);
        } catch (Problem refusal) {
            throw new IllegalStateException("PARLEY_S3_BUCKET is set, but " + bucket.place() + " cannot be used: "
                    + reason(refusal) + ". Check the settings PARLEY_S3_….", refusal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In the words of the server, if it gave any. */
    private static String reason(Problem refusal) {
        return switch (refusal.getCause()) {
            case S3Exception said when said.awsErrorDetails() != null ->
                said.awsErrorDetails().errorCode() + ", " + said.awsErrorDetails().errorMessage();
            case Throwable failure -> String.valueOf(failure.getMessage());
            case null -> String.valueOf(refusal.getMessage());
        };
    }
}
