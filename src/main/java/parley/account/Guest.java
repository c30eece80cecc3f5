package parley.account;

/** Someone who is not signed in, where guests may read. */
public record Guest(String address) implements Reader {
    @Override
    public long id() {
        return 0;
    }

    @Override
    public String username() {
        return "";
    }

    /** Whom a waiting poll is counted against, where users have their number. */
    public long place() {
        return -1L - Integer.toUnsignedLong(address.hashCode());
    }
}
