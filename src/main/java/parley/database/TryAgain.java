package parley.database;

/** What one has just met is gone, since another's transaction was undone: the whole of one's own has to begin anew. */
public final class TryAgain extends RuntimeException {
    public TryAgain() {
        super("Another's transaction was undone meanwhile", null, false, false);
    }
}
