package parley.account;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** Who asks: the user behind the request's access token, as of now. */
@Introspected
public record Me(long id, String username, String displayName, @Nullable String avatar, Role role, long session)
        implements
            Reader {
    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
