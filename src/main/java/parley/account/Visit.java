package parley.account;

import java.time.Duration;
import java.time.Instant;

/** Someone's being here, from their first poll until they have not polled for a while. */
final class Visit {
    private final long user;
    private final String username;
    private final Instant since;
    private volatile String displayName;
    private volatile Instant last;
    private volatile boolean ended;
    private volatile boolean here;
    private Instant written = Instant.EPOCH;

    Visit(long user, String username, Instant since) {
        this.user = user;
        this.username = username;
        this.displayName = username;
        this.since = since;
        this.last = since;
    }

    /** A visit to another node. */
    static Visit elsewhere(Visits.Row row) {
        return new Visit(row.userId(), row.username(), row.since() == null ? row.seenAt() : row.since());
    }

    void renew(String name, Instant now) {
        displayName = name;
        last = now;
        ended = false;
        here = true;
    }

    void hear(Visits.Row other) {
        var later = other.seenAt().isAfter(last);
        if (later) {
            last = other.seenAt();
        }
        if (later || !here) {
            displayName = other.displayName();
        }
    }

    void end() {
        ended = true;
    }

    boolean isOver(Instant expired) {
        return ended || last.isBefore(expired);
    }

    /** Whether this node has only heard of it. */
    boolean isFromElsewhere() {
        return !here;
    }

    boolean isDue(Duration every) {
        return here && last.isAfter(written.plus(every));
    }

    /** What is stored of it, which then counts as written. */
    Visits.Row row() {
        written = last;
        return new Visits.Row(user, username, displayName, since, last);
    }

    /** What is stored once it is over. */
    Visits.Row ended() {
        return new Visits.Row(user, username, displayName, null, last);
    }

    Presence.Online online() {
        return new Presence.Online(username, displayName, since);
    }

    long user() {
        return user;
    }

    String username() {
        return username;
    }

    Instant last() {
        return last;
    }
}
