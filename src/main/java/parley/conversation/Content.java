package parley.conversation;

/**
 * What hangs in a conversation, and is erased with it. Whatever refers to other content goes first, by {@code @Order}.
 */
public interface Content {
    /** Erases as much as fits into a small transaction of its own; false when there is nothing left. */
    boolean eraseSome(long conversation);
}
