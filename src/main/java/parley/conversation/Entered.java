package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** A conversation that one is in: proof of having come through {@link Conversations#entered}. */
@Introspected
public record Entered(
        long id,
        Kind kind,
        @Nullable String name,
        Visibility visibility,
        int members,
        long lastNo,
        long lastRev,
        MemberRole role) implements Readable {

    /** Owners and moderators keep order. */
    public boolean keepsOrder() {
        return role.keepsOrder();
    }
}
