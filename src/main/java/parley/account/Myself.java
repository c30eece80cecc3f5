package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One's own account.
 *
 * @param username unique and never given to anyone else
 * @param displayName 1 to 64 characters
 * @param bio up to 500 characters
 * @param avatar the name of one's picture, for /avatars/{id}; null if there is none
 * @param room the name of one's personal room
 * @param role whether one is an administrator
 * @param createdAt when one registered
 * @param readReceipts whether others may see how far one has read
 */
@Serdeable
@Introspected
public record Myself(
        String username,
        String displayName,
        String bio,
        @Nullable String avatar,
        String room,
        Role role,
        Instant createdAt,
        boolean readReceipts) {}
