package parley.account;

import java.security.Principal;

/** Who reads what anybody may: someone signed in, or a guest where the operator lets guests in. */
public sealed interface Reader extends Principal permits Me, Guest {
    /** The user's number; 0 for a guest, who is in no conversation. */
    long id();

    /** The user's name; empty for a guest. */
    String username();

    @Override
    default String getName() {
        return username();
    }
}
