package parley.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How much one user may write: far more than people do, and less than would do harm.
 *
 * @param messagesPerUser messages, changes of messages and reactions in a minute
 * @param conversationsPerUser rooms, directs and groups that were not there before, and new names of rooms, in an hour
 * @param changesPerUser changes of rooms and of who is in them in what role, in an hour
 */
@ConfigurationProperties("parley.limits")
public record WriteLimits(
        @Bindable(defaultValue = "100000") long messagesPerUser,
        @Bindable(defaultValue = "200") long conversationsPerUser,
        @Bindable(defaultValue = "1000") long changesPerUser) {}
