package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's being in a conversation, as administrators see it.
 *
 * @param conversation the conversation's number
 * @param kind room, direct or group
 * @param name the room's name; null for a direct or group
 * @param username who is in it
 * @param displayName how they call themselves
 * @param role owner, moderator or member
 * @param joinedAt since when
 */
@Serdeable
public record MembershipDetails(
        long conversation,
        Kind kind,
        @Nullable String name,
        String username,
        String displayName,
        MemberRole role,
        Instant joinedAt) {

    /** What is stored of it. */
    @Introspected
    record Row(
            long conversation,
            Kind kind,
            @Nullable String name,
            long userId,
            String username,
            String displayName,
            MemberRole role,
            Instant joinedAt) {
        MembershipDetails details() {
            return new MembershipDetails(conversation, kind, name, username, displayName, role, joinedAt);
        }
    }
}
