package parley.bell;

/** What changes, and can be waited for: a conversation, or what is a user's own. */
public record Topic(Kind kind, long id) {
    enum Kind {
        CONVERSATION, USER
    }

    public static Topic conversation(long id) {
        return new Topic(Kind.CONVERSATION, id);
    }

    /** Sessions, memberships, reading marks and profile of a user. */
    public static Topic user(long id) {
        return new Topic(Kind.USER, id);
    }
}
