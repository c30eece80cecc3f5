package parley.account;

/** Someone has registered. Listeners run inside the registration's transaction: it is all or nothing. */
public record Enrolled(long user, String username) {}
