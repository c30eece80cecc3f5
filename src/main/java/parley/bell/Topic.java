package parley.bell;

/** What one can wait for news of. */
public record Topic(Kind kind, long id) {
    enum Kind {
        CONVERSATION, SESSION
    }

    public static Topic conversation(long id) {
        return new Topic(Kind.CONVERSATION, id);
    }

    public static Topic session(long id) {
        return new Topic(Kind.SESSION, id);
    }
}
