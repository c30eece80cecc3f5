package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import parley.bell.Head;

/**
 * A conversation's counters, held under its row lock until the transaction ends.
 *
 * @param wasRev its revision when the lock was taken
 */
@Introspected
public record Counters(long id, int members, long lastNo, long lastRev, long wasRev) {
    /** The next change. */
    public Counters nextRev() {
        return new Counters(id, members, lastNo, lastRev + 1, wasRev);
    }

    /** The next message, which is a change too. */
    public Counters nextNo() {
        return new Counters(id, members, lastNo + 1, lastRev + 1, wasRev);
    }

    /** Where the conversation stands with these. */
    Head.At at() {
        return new Head.At(lastRev, lastNo, members);
    }

    Counters oneMore() {
        return new Counters(id, members + 1, lastNo, lastRev, wasRev);
    }

    Counters oneLess() {
        return new Counters(id, members - 1, lastNo, lastRev, wasRev);
    }
}
