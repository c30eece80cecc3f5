package parley.bell;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many polls may wait at once; more are answered without waiting and asked to come back later.
 *
 * @param waiting on this node
 * @param waitingPerUser of one user
 */
@ConfigurationProperties("parley.polls")
record PollLimits(
        @Bindable(defaultValue = "20000") int waiting,
        @Bindable(defaultValue = "8") int waitingPerUser) {}
