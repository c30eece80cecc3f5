package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anything that messages hang in, as the one who asks sees it.
 *
 * @param id its number, for /conversations/{id}
 * @param kind room, direct or group
 * @param name the room's name; null for directs and groups
 * @param topic what it is about; may be empty
 * @param visibility whether a room is open to all; directs and groups are private
 * @param peer the other one in a direct, oneself in notes to self; null else
 * @param peers the others in a group, by username; empty else
 * @param members how many are in it
 * @param role what one may do in it; null when one is not in it
 * @param lastNo the number of its last message; 0 before the first
 * @param readNo how far one has read
 * @param unread how many messages came after that
 * @param muted whether one has muted it, so that nothing said there notifies one
 * @param lastMessage its last message; null when there is none, or one is not in it
 */
@Serdeable
public record Conversation(
        long id,
        Kind kind,
        @Nullable String name,
        String topic,
        Visibility visibility,
        @Nullable Peer peer,
        List<Peer> peers,
        int members,
        @Nullable MemberRole role,
        long lastNo,
        long readNo,
        long unread,
        boolean muted,
        @Nullable LastMessage lastMessage) {

    /**
     * The other one in a direct, or one of the others in a group.
     *
     * @param avatar the name of their picture, for /avatars/{id}; null if they show none
     */
    @Serdeable
    public record Peer(String username, String displayName, @Nullable String avatar) {}

    /**
     * The newest message, for a list of conversations.
     *
     * @param no its number
     * @param author its author's username
     * @param authorName its author's display name
     * @param body its text; null once it was deleted
     * @param attachments how many files and pictures it has
     * @param createdAt when it was posted
     */
    @Serdeable
    public record LastMessage(
            long no,
            String author,
            String authorName,
            @Nullable String body,
            int attachments,
            Instant createdAt) {}

    /** The row of the table. */
    @MappedEntity("conversation")
    record Row(
            @Id @GeneratedValue long id,
            Kind kind,
            @Nullable String name,
            @Nullable String nameKey,
            @Nullable String directKey,
            String topic,
            Visibility visibility,
            Instant createdAt) {}

    /** What {@link #SELECT} reads. */
    @Introspected
    record View(
            long id,
            Kind kind,
            @Nullable String name,
            String nameKey,
            String topic,
            Visibility visibility,
            @Nullable String peer,
            @Nullable String peerName,
            @Nullable String peerAvatar,
            int members,
            @Nullable MemberRole role,
            long lastNo,
            long readNo,
            @Nullable Boolean muted,
            @Nullable String author,
            @Nullable String authorName,
            @Nullable String body,
            int attachments,
            @Nullable Instant postedAt) {

        /** Who is not in a private one is not to know of it. */
        boolean isVisible() {
            return role != null || visibility == Visibility.PUBLIC;
        }

        Conversation conversation() {
            return conversation(List.of());
        }

        Conversation conversation(List<Peer> peers) {
            var other = peer == null || peerName == null ? null : new Peer(peer, peerName, peerAvatar);
            var last = author == null || authorName == null || postedAt == null
                    ? null
                    : new LastMessage(lastNo, author, authorName, body, attachments, postedAt);
            var unread = role == null ? 0 : lastNo - readNo;
            return new Conversation(
                    id, kind, name, topic, visibility, other, peers, members, role, lastNo, readNo, unread,
                    Boolean.TRUE.equals(muted),
                    last);
        }
    }

    /**
     * Conversations as {@code :me} sees them; continue it with a WHERE. Who is not in one reads nothing of it. The CASE
     * keeps MySQL from reading all members of a room to find that none is a direct's other.
     */
    static final String SELECT = """
            SELECT c.id, c.kind, c.name, COALESCE(c.name_key, '') AS name_key, c.topic, c.visibility, h.members, h.last_no,
                   p.username AS peer, p.display_name AS peer_name, p.avatar AS peer_avatar,
                   m.role, COALESCE(m.read_no, 0) AS read_no, m.muted,
                   a.username AS author, a.display_name AS author_name, l.created_at AS posted_at,
                   CASE WHEN l.deleted THEN NULL ELSE l.body END AS body,
                   COALESCE(l.attachments, 0) AS attachments
              FROM conversation c
              JOIN conversation_head h ON h.conversation_id = c.id
              LEFT JOIN membership m ON m.conversation_id = c.id AND m.user_id = :me AND m.role <> 'LEFT'
              LEFT JOIN membership o ON o.conversation_id = CASE WHEN c.kind = 'DIRECT' THEN c.id END AND o.user_id <> :me
              LEFT JOIN user p ON p.id = COALESCE(o.user_id, m.user_id) AND c.kind = 'DIRECT'
              LEFT JOIN message l ON l.conversation_id = c.id AND l.no = h.last_no AND m.user_id IS NOT NULL
              LEFT JOIN user a ON a.id = l.author_id
            """;
}
