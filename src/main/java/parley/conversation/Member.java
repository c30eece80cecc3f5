package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * Someone in a conversation.
 *
 * @param username who
 * @param displayName how they call themselves
 * @param role owner, moderator or member; left for who was in it once
 * @param readNo the number of the last message they have read; whoever posted has read up to their own message
 * @param rev the conversation's revision at which this last changed
 * @param joinedAt when they joined
 */
@Serdeable
@Introspected
public record Member(
        String username,
        String displayName,
        Standing role,
        long readNo,
        long rev,
        Instant joinedAt) {}
