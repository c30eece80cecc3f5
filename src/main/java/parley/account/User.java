package parley.account;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.http.Moment;

/** A person with an account. It holds the password's hash, so it is never sent; {@link Profile} is. */
@MappedEntity("user")
record User(
        @Id @GeneratedValue long id,
        String username,
        String displayName,
        String bio,
        Role role,
        String passwordHash,
        boolean disabled,
        Instant createdAt) {

    /** One who is not stored yet, named by their username unless they say otherwise. */
    static User fresh(String username, @Nullable String displayName, Role role, String passwordHash) {
        var shown = displayName == null ? username : displayName.strip();
        return new User(0, username, shown, "", role, passwordHash, false, Moment.now());
    }
}
