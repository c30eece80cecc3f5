package parley.message;

import io.micronaut.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import parley.conversation.Member;
import parley.conversation.MemberRole;
import parley.http.Json;

/** What has changed in a conversation after one revision and up to another: each thing once, in its present state. */
public final class Delta {
    private static final int LARGEST_KEPT = 200_000;

    private final long since;
    private final long upTo;
    private final List<Message> messages;
    private final List<Member> members;
    private final boolean more;
    private final byte[] messagesJson;
    private final byte[] membersJson;

    private Delta(
            long since, long upTo, List<Message> messages, List<Member> members, boolean more, JsonMapper mapper) {
        this.since = since;
        this.upTo = upTo;
        this.messages = messages;
        this.members = members;
        this.more = more;
        this.messagesJson = Json.of(mapper, messages);
        this.membersJson = Json.of(mapper, members);
    }

    /**
     * What fits of the changes, the oldest first.
     *
     * @param head where the conversation stood before these were read
     * @param messages one more than {@code limit}, if there are
     * @param members one more than {@code limit}, if there are
     */
    static Delta of(
            long since, long head, List<Message> messages, List<Member> members, int limit, JsonMapper mapper) {
        var revs = Stream.concat(messages.stream().map(Message::rev), members.stream().map(Member::rev))
                .sorted()
                .toList();
        var more = revs.size() > limit;
        var upTo = more ? revs.get(limit - 1) : head;
        return new Delta(
                since, upTo,
                messages.stream().filter(message -> message.rev() <= upTo).toList(),
                members.stream().filter(member -> member.rev() <= upTo).toList(),
                more, mapper);
    }

    /** Not a change but what there is: the newest messages, and the members if they are few. */
    static Delta whole(long head, List<Message> messages, List<Member> members, JsonMapper mapper) {
        return new Delta(head, head, messages, members, false, mapper);
    }

    /** The revision after which this changed. */
    long since() {
        return since;
    }

    /** The revision up to which this changed. */
    public long upTo() {
        return upTo;
    }

    /** New, edited and deleted messages. */
    public List<Message> messages() {
        return messages;
    }

    /** Whether there is more than fitted in. */
    public boolean more() {
        return more;
    }

    public byte[] messagesJson() {
        return messagesJson;
    }

    /** Who joined, left, changed role, received or read on. */
    public byte[] membersJson() {
        return membersJson;
    }

    /** Revisions are dense: whether messages alone account for all of them, so that nothing else has changed. */
    boolean isOfMessagesAlone() {
        return messages.size() == upTo - since;
    }

    /** Whether messages and members account for all revisions, so that the conversation's label has not changed. */
    boolean isOfMessagesAndMembersAlone() {
        return messages.size() + members.size() == upTo - since;
    }

    /**
     * Whether the members may have become more than {@code limit} meanwhile, or no longer be more. Whoever changed otherwise
     * counts as one who came, so that it may say so in vain.
     *
     * @param now how many there are
     */
    public boolean mayHaveCrossed(int limit, int now) {
        var left = (int) members.stream().filter(member -> member.role() == MemberRole.LEFT).count();
        return now > limit ? now - (members.size() - left) <= limit : now + left > limit;
    }

    /** How much memory it takes, about: the messages themselves, and as JSON. */
    int bytes() {
        return 2 * (messagesJson.length + membersJson.length);
    }

    /** Whether it is small enough to be kept for a while. */
    boolean isSmall() {
        return bytes() < LARGEST_KEPT;
    }
}
