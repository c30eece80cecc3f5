package parley.bell;

/** What changes, and can be waited for: a conversation, what is a user's own, or their account alone. */
public record Topic(Kind kind, long id) {
    enum Kind {
        CONVERSATION,
        USER,
        ACCOUNT
    }

    public static Topic conversation(long id) {
        return new Topic(Kind.CONVERSATION, id);
    }

    /** Memberships, reading marks, sessions and profile of a user. */
    public static Topic user(long id) {
        return new Topic(Kind.USER, id);
    }

    /** Sessions and profile of a user, which change less often. */
    public static Topic account(long user) {
        return new Topic(Kind.ACCOUNT, user);
    }
}
