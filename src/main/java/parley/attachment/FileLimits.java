package parley.attachment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;

/**
 * How much may be uploaded.
 *
 * @param largest how many bytes a file may have
 * @param quota how many bytes all files of one user may have together
 * @param perMinute how many files a user may upload in a minute
 */
@ConfigurationProperties("parley.files")
record FileLimits(
        @ReadableBytes @Bindable(defaultValue = "25MB") long largest,
        @ReadableBytes @Bindable(defaultValue = "1GB") long quota,
        @Bindable(defaultValue = "120") long perMinute) {}
