package parley.account;

import io.micronaut.core.annotation.Introspected;
import java.security.Principal;

/** Who asks: the user behind the request's access token, as of now. */
@Introspected
public record Me(long id, String username, String displayName, Role role, long session) implements Principal {
    @Override
    public String getName() {
        return username;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }
}
