package parley.conversation;

/** A conversation whose messages one may read, as it stood before they are read: one's own, or where guests may read a public room. */
public sealed interface Readable permits Entered, OpenRoom, Seat.Now {
    long id();

    int members();

    long lastNo();

    long lastRev();
}
