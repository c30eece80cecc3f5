package parley.file;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which bucket files are kept in.
 *
 * @param bucket its name; without one, files are kept in a folder
 * @param endpoint where the server is, unless it is Amazon's
 * @param region what the server calls the place of its buckets
 * @param accessKey who Parley is there; without one, what the machine is allowed
 * @param secretKey proves it
 * @param pathStyle whether the bucket stands in the path and not in the host's name; unless said, where there is an
 *     endpoint
 */
@ConfigurationProperties("parley.s3")
record BucketSettings(
        @Nullable String bucket,
        @Nullable String endpoint,
        @Bindable(defaultValue = "us-east-1") String region,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @Nullable Boolean pathStyle) {

    boolean hasEndpoint() {
        return endpoint != null && !endpoint.isBlank();
    }

    /** The endpoint, if there is one. */
    @Nullable
    URI address() {
        if (!hasEndpoint()) {
            return null;
        }
        var address = URI.create(String.valueOf(endpoint).strip());
        if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
            throw new IllegalStateException("PARLEY_S3_ENDPOINT must be an address like https://s3.example.org.");
        }
        return address;
    }

    boolean isPathStyle() {
        return pathStyle == null ? hasEndpoint() : pathStyle;
    }

    /** What an operator may read; never the keys. */
    @Override
    public String toString() {
        return "the bucket " + bucket + (hasEndpoint() ? " at " + endpoint : " in " + region);
    }
}
