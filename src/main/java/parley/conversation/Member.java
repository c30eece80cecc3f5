package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone in a conversation.
 *
 * @param username who
 * @param displayName how they call themselves
 * @param avatar the name of their picture, for /avatars/{id}; null if they show none
 * @param role owner, moderator or member; left for who was in it once
 * @param readNo the number of the last message they have read; whoever posted has read up to their own message, and
 *     who joined up to what was said before; null for who keeps that to themselves
 * @param receivedNo the number of the last message that has reached a device of theirs, or that was there when they
 *     joined; whoever posted has received their own message; told in conversations of up to 32 members
 * @param rev the conversation's revision at which this last changed
 * @param joinedAt when they joined
 * @param gone whether their account was shut out or deleted, so that nothing reaches them
 */
@Serdeable
@Introspected
public record Member(
        String username,
        String displayName,
        @Nullable String avatar,
        MemberRole role,
        @Nullable Long readNo,
        long receivedNo,
        long rev,
        Instant joinedAt,
        boolean gone) {

    /**
     * How members are read; continue it with a WHERE. What one has read, one has received. The join is
     * a left one, though every member is there, so that no database begins with
     * the users; one may, where the WHERE asks for a name.
     */
    static final String SELECT = """
            SELECT u.id AS user_id, u.username, u.display_name, u.avatar, m.role, m.rev, m.joined_at, u.disabled AS gone,
                   CASE WHEN u.read_receipts THEN m.read_no END AS read_no,
                   CASE WHEN u.read_receipts AND m.read_no > m.received_no THEN m.read_no ELSE m.received_no END
                       AS received_no
              FROM membership m LEFT JOIN user u ON u.id = m.user_id
            """;

    /** A member with the number that lists of members go on from. */
    @Introspected
    record Numbered(
            long userId,
            String username,
            String displayName,
            @Nullable String avatar,
            MemberRole role,
            @Nullable Long readNo,
            long receivedNo,
            long rev,
            Instant joinedAt,
            boolean gone) {
        Member member() {
            return new Member(username, displayName, avatar, role, readNo, receivedNo, rev, joinedAt, gone);
        }
    }
}
