package parley.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import parley.attachment.Attachment;
import parley.attachment.Attachments;
import parley.conversation.Counters;
import parley.http.Problem;

/** Posts that are written together: tells which are new, which repeat an earlier one and which are refused, and numbers the new ones. */
final class Batch {
    private final Set<Long> members;
    private final Map<String, Message.Earlier> known = new HashMap<>();
    private final Map<Posting, Long> numbers = new LinkedHashMap<>();
    private final Map<Posting, Problem> refusals = new LinkedHashMap<>();
    private final Set<Posting> originals = new HashSet<>();
    private final Set<Long> repeated = new HashSet<>();
    private final Map<Long, Message> messages = new HashMap<>();
    private final List<Message.Row> rows = new ArrayList<>();
    private final Map<Long, List<Attachment>> attached = new LinkedHashMap<>();
    private final Set<Long> claimed = new HashSet<>();
    private final Function<Posting, List<Attachment>> claim;
    private final Instant now;
    private Counters counters;

    /**
     * @param counters the conversation's, under its lock
     * @param members which of the authors are in it
     * @param known earlier messages with the keys of these posts
     * @param claim takes a post's attachments, or refuses it
     */
    Batch(
            Counters counters,
            Set<Long> members,
            List<Message.Earlier> known,
            Function<Posting, List<Attachment>> claim,
            Instant now) {
        this.counters = counters;
        this.members = members;
        this.claim = claim;
        this.now = now;
        known.forEach(earlier -> this.known.put(earlier.identity(), earlier));
    }

    /** Gives the post its number, that of the message it repeats, or its refusal. */
    void place(Posting posting) {
        try {
            numbers.put(posting, number(posting));
        } catch (Problem refusal) {
            refusals.put(posting, refusal);
        }
    }

    /** The new messages. */
    List<Message.Row> rows() {
        return rows;
    }

    /** The new messages' attachments, by the message's number. */
    Map<Long, List<Attachment>> attached() {
        return attached;
    }

    /** The number of each author's newest message. */
    Map<Long, Long> newest() {
        Map<Long, Long> newest = new HashMap<>();
        rows.forEach(row -> newest.put(row.authorId(), row.no()));
        return newest;
    }

    /** The numbers of messages that were there before, and somebody waits for. */
    Collection<Long> repeated() {
        return repeated;
    }

    /** One of the repeated messages, as it is now. */
    void found(Message message) {
        messages.put(message.no(), message);
    }

    /** The conversation's counters after the new messages. */
    Counters counters() {
        return counters;
    }

    /** Tells everyone what has become of their post; to be called once it is committed. */
    void tell() {
        refusals.forEach(Posting::refuse);
        numbers.forEach((posting, no) -> posting.settle(
                new Message.Posted(Objects.requireNonNull(messages.get(no)), originals.contains(posting))));
    }

    /** The new messages as they are read; to be told, too, once they are committed. */
    Said said() {
        return new Said(counters.id(),
                rows.stream().map(row -> Objects.requireNonNull(messages.get(row.no()))).toList());
    }

    private long number(Posting posting) {
        if (!members.contains(posting.author().id())) {
            throw new Problem.NotFound("conversation");
        }
        var earlier = known.get(posting.identity());
        if (earlier != null) {
            if (!Objects.equals(earlier.digest(), posting.digest())) {
                throw new Problem.KeyReused();
            }
            if (!messages.containsKey(earlier.no())) {
                repeated.add(earlier.no());
            }
            return earlier.no();
        }
        var replyTo = posting.draft().replyTo();
        if (replyTo != null && replyTo > counters.lastNo()) {
            throw new Problem.Invalid("replyTo", "there is no such message");
        }
        var attachments = attachments(posting);
        counters = counters.nextNo();
        var row = posting.row(counters, now);
        rows.add(row);
        originals.add(posting);
        messages.put(row.no(), posting.message(row, attachments));
        if (!attachments.isEmpty()) {
            attached.put(row.no(), attachments);
        }
        known.put(posting.identity(), new Message.Earlier(row.authorId(), row.key(), row.no(), row.digest()));
        return row.no();
    }

    /** Also what another of these posts has taken is taken. */
    private List<Attachment> attachments(Posting posting) {
        var files = posting.draft().files();
        if (!Collections.disjoint(claimed, files)) {
            throw Attachments.taken();
        }
        var attachments = claim.apply(posting);
        claimed.addAll(files);
        return attachments;
    }
}
