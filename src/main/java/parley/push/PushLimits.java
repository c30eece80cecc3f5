package parley.push;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How devices are woken.
 *
 * @param anywhere whether a push service may also be in a private network, at any port and without https
 * @param perUser how many devices of one user are woken; another takes the place of the one that has been there longest
 */
@ConfigurationProperties("parley.push")
record PushLimits(
        @Bindable(defaultValue = "false") boolean anywhere,
        @Bindable(defaultValue = "20") int perUser) {}
