package parley.file;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Speaks S3 in a way that servers other than Amazon's understand too: no checksums in trailers, no signed chunks. */
final class BucketClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(15);

    private BucketClient() {}

    /** Repeats what failed by no fault of its own, until all together takes longer than it should. */
    static S3Client of(BucketSettings settings, Duration patience) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT).socketTimeout(TO_ANSWER))
                .endpointOverride(settings.address())
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(s3 -> s3
                        .pathStyleAccessEnabled(settings.isPathStyle()).chunkedEncodingEnabled(false))
                .overrideConfiguration(all -> all.apiCallTimeout(patience).retryStrategy(RetryMode.STANDARD))
                .build();
    }

    private static AwsCredentialsProvider credentials(BucketSettings settings) {
        var key = settings.accessKey();
        var secret = settings.secretKey();
        if (key == null || key.isBlank()) {
            return DefaultCredentialsProvider.builder().build();
        }
        if (secret == null || secret.isBlank()) {
            throw new IllegalStateException("PARLEY_S3_SECRET_KEY must be set, since PARLEY_S3_ACCESS_KEY is.");
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(key.strip(), secret.strip()));
    }
}
