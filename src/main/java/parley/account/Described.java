package parley.account;

/** Someone calls themselves by another name, or shows another picture; told within the transaction that changes it. */
public record Described(long user) {}
