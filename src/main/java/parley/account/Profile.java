package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;

/**
 * What everyone may know of a user.
 *
 * @param username unique and never given to anyone else
 * @param displayName 1 to 64 characters
 * @param bio up to 500 characters
 * @param room the name of their personal room
 * @param createdAt when they registered
 */
@Serdeable
@Introspected
public record Profile(String username, String displayName, String bio, String room, Instant createdAt) {}
