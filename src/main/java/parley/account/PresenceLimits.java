package parley.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How calmly presence is told, so that a thousand people who come back at once cause no storm.
 *
 * @param lease how long after their last poll someone still counts as online
 * @param calm how often at most one client is told of them
 */
@ConfigurationProperties("parley.presence")
public record PresenceLimits(
        @Bindable(defaultValue = "90s") Duration lease,
        @Bindable(defaultValue = "10s") Duration calm) {}
