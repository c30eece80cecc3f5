package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * A session as administrators see it.
 *
 * @param id its number
 * @param username who is signed in
 * @param displayName how they call themselves
 * @param userAgent what the browser or program called itself at sign-in
 * @param createdAt when they signed in
 * @param usedAt when its tokens were last renewed
 */
@Serdeable
@Introspected
public record SessionDetails(
        long id,
        String username,
        String displayName,
        String userAgent,
        Instant createdAt,
        Instant usedAt) {}
