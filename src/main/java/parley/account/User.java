package parley.account;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

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
        Instant createdAt) {}
