package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import parley.bell.Head;

/** A conversation's counters, held under its row lock until the transaction ends. */
@Introspected
public record Counters(long id, int members, long lastNo, long lastRev) {
    /** The next change. */
    public Counters nextRev() {
        return new Counters(id, members, lastNo, lastRev + 1);
    }

    /** The next message, which is a change too. */
    public Counters nextNo() {
        return new Counters(id, members, lastNo + 1, lastRev + 1);
    }

    /** Where the conversation stands with these. */
    Head.At at() {
        return new Head.At(lastRev, lastNo, members);
    }

    Counters oneMore() {
        return new Counters(id, members + 1, lastNo, lastRev);
    }

    Counters oneLess() {
        return new Counters(id, members - 1, lastNo, lastRev);
    }
}
