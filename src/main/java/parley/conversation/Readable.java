package parley.conversation;

/** A conversation whose messages one may read: one's own, or where guests may read a public room. */
public sealed interface Readable permits Entered, OpenRoom, Seat {
    long id();

    int members();

    long lastNo();

    long lastRev();
}
