package parley.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import parley.conversation.Counters;
import parley.http.Problem;

/** Posts that are written together: tells which are new, which repeat an earlier one and which are refused, and numbers the new ones. */
final class Batch {
    private final Set<Long> members;
    private final Map<String, Message.Earlier> known = new HashMap<>();
    private final Map<Posting, Long> numbers = new LinkedHashMap<>();
    private final Map<Posting, Problem> refusals = new LinkedHashMap<>();
    private final Set<Posting> originals = new HashSet<>();
    private final List<Message.Row> rows = new ArrayList<>();
    private final Instant now;
    private Counters counters;

    /**
     * @param counters the conversation's, under its lock
     * @param members which of the authors are in it
     * @param known earlier messages with the keys of these posts
     */
    Batch(Counters counters, Set<Long> members, List<Message.Earlier> known, Instant now) {
        this.counters = counters;
        this.members = members;
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

    /** The numbers of all messages that somebody waits for, new or not. */
    Collection<Long> numbers() {
        return numbers.values();
    }

    /** The conversation's counters after the new messages. */
    Counters counters() {
        return counters;
    }

    /** Tells everyone what has become of their post; to be called once it is committed. */
    void tell(Map<Long, Message> stored) {
        refusals.forEach(Posting::refuse);
        numbers.forEach((posting, no) -> posting
                .settle(new Message.Posted(Objects.requireNonNull(stored.get(no)), originals.contains(posting))));
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
            return earlier.no();
        }
        var replyTo = posting.draft().replyTo();
        if (replyTo != null && replyTo > counters.lastNo()) {
            throw new Problem.Invalid("replyTo", "there is no such message");
        }
        counters = counters.nextNo();
        var row = posting.row(counters, now);
        rows.add(row);
        originals.add(posting);
        known.put(posting.identity(), new Message.Earlier(row.authorId(), row.key(), row.no(), row.digest()));
        return row.no();
    }
}
