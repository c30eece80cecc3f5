package parley.message;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import parley.bell.Head;
import parley.conversation.Conversation;
import parley.conversation.Faces;
import parley.conversation.Marks;
import parley.conversation.Member;
import parley.conversation.Memberships;
import parley.http.Json;
import parley.http.Once;

/**
 * What changed, read and serialized once on this node for all who ask from the same revision: a post to a room where a
 * thousand wait costs one read.
 */
@Singleton
public class Deltas {
    private static final int MOST_BYTES = 16 << 20;
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long WHOLE = -1;
    /** In place of the label where it has not changed. */
    static final byte[] NO_LABEL = "null".getBytes(StandardCharsets.US_ASCII);

    private final Once<Span, Delta> deltas = new Once<>(MOST_BYTES, Delta::bytes, KEPT, Delta::isSmall);
    private final Log log;
    private final Memberships memberships;
    private final Faces faces;
    private final JsonMapper mapper;

    Deltas(Log log, Memberships memberships, Faces faces, JsonMapper mapper) {
        this.log = log;
        this.memberships = memberships;
        this.faces = faces;
        this.mapper = mapper;
    }

    private record Span(long conversation, long since, long head, int limit) {}

    /**
     * Everything up to the head as it stood before reading: what changes meanwhile moves beyond the head and comes next
     * time, so that nothing can be skipped.
     */
    public Delta between(long conversation, long since, long head, int limit) {
        return deltas.get(new Span(conversation, since, head, limit), () -> read(conversation, since, head, limit));
    }

    /** The room's label if it is among what changed, else null; as JSON. */
    byte[] labelJson(long conversation, Delta delta, Head.At head) {
        if (delta.isOfMessagesAndMembersAlone()) {
            return NO_LABEL;
        }
        var face = faces.at(conversation, head);
        var label = face.label();
        var changed = face.labelRev() > delta.since() && face.labelRev() <= delta.upTo();
        return label == null || !changed ? NO_LABEL : Json.of(mapper, label);
    }

    /** The newest messages by number of a conversation that stands like this, and of a small one all members. */
    public Delta newest(long conversation, Head.At head, int limit) {
        return deltas.get(new Span(conversation, WHOLE, head.rev(), limit), () -> {
            var newest = log.before(conversation, head.lastNo() + 1, limit).reversed();
            var all = head.members() > Marks.MOST_ANNOUNCED
                    ? List.<Member>of()
                    : memberships.all(conversation, Marks.MOST_ANNOUNCED);
            return Delta.whole(head.rev(), newest, all, mapper);
        });
    }

    private Delta read(long conversation, long since, long head, int limit) {
        var said = log.changed(conversation, since, head, limit + 1);
        var moved = said.size() == head - since
                ? List.<Member>of()
                : memberships.changed(conversation, since, head, limit + 1);
        var delta = Delta.of(since, head, said, moved, limit, mapper);
        keepFace(conversation, delta);
        return delta;
    }

    /** When nothing but messages came, the conversation's face is what it was, with the last of them. */
    private void keepFace(long conversation, Delta delta) {
        var face = faces.known(conversation, delta.since());
        if (face == null || !delta.isOfMessagesAlone()) {
            return;
        }
        var last = face.lastMessage();
        for (var message : delta.messages()) {
            if (last == null || message.no() >= last.no()) {
                last = new Conversation.LastMessage(
                        message.no(), message.author(), message.authorName(), message.body(),
                        message.attachments().size(),
                        message.createdAt());
            }
        }
        faces.know(last == null ? face : face.with(last), delta.upTo());
    }
}
