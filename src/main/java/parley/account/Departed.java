package parley.account;

/**
 * Someone's account was deleted. It may be said more than once: whoever hears it finishes what is left to do.
 *
 * @param by the username of who asked for it
 */
public record Departed(long user, String by) {}
