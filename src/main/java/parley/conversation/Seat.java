package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.bell.Head;

/** One's place in a conversation, in memory. */
public final class Seat {
    private final Row row;
    private final List<Conversation.Peer> peers;
    private final Head head;
    private volatile long receivedNo;

    /** @param peers the others, in a group */
    Seat(Row row, List<Conversation.Peer> peers, Head head) {
        this.row = row;
        this.peers = peers;
        this.head = head;
        this.receivedNo = row.receivedNo();
    }

    /** What {@link Circles} reads. */
    @Introspected
    record Row(
            long conversation,
            Kind kind,
            MemberRole role,
            long readNo,
            long receivedNo,
            boolean muted,
            long userRev,
            @Nullable String peer,
            @Nullable String peerName,
            @Nullable String peerAvatar,
            long lastRev,
            long lastNo,
            int members) {
        Head.At at() {
            return new Head.At(lastRev, lastNo, members);
        }
    }

    /** What does not move on while one reads: what is read may be later, and comes once more. */
    record Now(long id, Head.At at) implements Readable {
        @Override
        public int members() {
            return at.members();
        }

        @Override
        public long lastNo() {
            return at.lastNo();
        }

        @Override
        public long lastRev() {
            return at.rev();
        }
    }

    public long conversation() {
        return row.conversation();
    }

    /** Where the conversation stood when this place in it was read. */
    Head.At read() {
        return row.at();
    }

    /** The conversation as it stands now. */
    public Readable now() {
        return new Now(row.conversation(), head.at());
    }

    public Head head() {
        return head;
    }

    /** The revision of one's own affairs at which this place last changed. */
    public long userRev() {
        return row.userRev();
    }

    /** The conversation as one sees it, when it stands like this. */
    public Conversation conversation(Face face, Head.At at) {
        var peer = row.peer() == null || row.peerName() == null
                ? null
                : new Conversation.Peer(row.peer(), row.peerName(), row.peerAvatar());
        return new Conversation(
                face.id(), face.kind(), face.name(), face.topic(), face.visibility(), peer, peers, at.members(),
                row.role(),
                at.lastNo(), row.readNo(), Math.max(0, at.lastNo() - row.readNo()), row.muted(),
                face.lastMessage());
    }

    /** True once for each number: then others have to be told that it was received. */
    boolean receives(long no) {
        if (no <= receivedNo) {
            return false;
        }
        receivedNo = no;
        return true;
    }
}
