package parley.file;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import parley.http.Problem;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps files in a bucket of any server that speaks S3, if one is named. */
@Singleton
@Replaces(Folder.class)
@Requires(property = "parley.s3.bucket", pattern = ".*\\S.*")
class Bucket implements Store {
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final Set<String> FULL = Set.of(
            "InsufficientStorage", "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SLOWEST_BYTES_A_SECOND = 256 * 1024;

    private final S3Client s3;
    private final String name;
    private final BucketSettings settings;

    Bucket(BucketSettings settings) {
        this.settings = settings;
        this.name = String.valueOf(settings.bucket()).strip();
        this.s3 = BucketClient.of(settings, PATIENCE);
    }

    /** Whole at once or not there, as S3 promises; again under the same key is the same again. */
    @Override
    public void put(String key, Path file) {
        var body = RequestBody.fromFile(file);
        var patience = PATIENCE.plusSeconds(body.optionalContentLength().orElse(0L) / SLOWEST_BYTES_A_SECOND);
        ask(() -> s3.putObject(
                put -> put.bucket(name).key(key).overrideConfiguration(call -> call.apiCallTimeout(patience)), body));
    }

    /** Whoever closes it before its end hangs up: nobody waits for the rest. */
    @Override
    public InputStream open(String key, long from, long length) {
        var range = "bytes=" + from + "-" + (from + length - 1);
        return ask(() -> s3.getObject(get -> get.bucket(name).key(key).range(range)));
    }

    @Override
    public void delete(String key) {
        ask(() -> s3.deleteObject(delete -> delete.bucket(name).key(key)));
    }

    @Override
    public String place() {
        return settings.toString();
    }

    @PreDestroy
    void close() {
        s3.close();
    }

    private static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (NoSuchKeyException none) {
            throw new Problem.NotFound("file");
        } catch (S3Exception refusal) {
            throw isFull(refusal) ? new Problem.NoSpace(refusal) : unavailable(refusal);
        } catch (SdkException failure) {
            throw unavailable(failure);
        }
    }

    private static boolean isFull(S3Exception refusal) {
        var details = refusal.awsErrorDetails();
        return refusal.statusCode() == INSUFFICIENT_STORAGE
                || details != null && details.errorCode() != null && FULL.contains(details.errorCode());
    }

    private static Problem unavailable(SdkException failure) {
        return new Problem.Unavailable("The files cannot be reached. Try again soon.", failure);
    }
}
