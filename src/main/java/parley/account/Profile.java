package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What everyone may know of a user.
 *
 * @param username unique and never given to anyone else
 * @param displayName 1 to 64 characters
 * @param bio up to 500 characters
 * @param avatar the name of their picture, for /avatars/{id}; null if they show none
 * @param room the name of their personal room
 * @param createdAt when they registered
 * @param online whether they are online now
 * @param lastSeenAt when they were last seen, some seconds more or less; null if they are online or never were
 * @param deleted whether the account was deleted: its name is nobody else's, and nothing reaches them any more
 */
@Serdeable
@Introspected
public record Profile(
        String username,
        String displayName,
        String bio,
        @Nullable String avatar,
        String room,
        Instant createdAt,
        boolean online,
        @Nullable Instant lastSeenAt,
        boolean deleted) {

    /** How profiles are read; continue it with a WHERE. */
    static final String SELECT = """
            SELECT u.username, u.display_name, u.bio, u.avatar, u.created_at, u.deleted_at, p.seen_at
              FROM user u LEFT JOIN presence p ON p.user_id = u.id
            """;

    /** What is stored of a profile. */
    @Introspected
    record Row(
            String username,
            String displayName,
            String bio,
            @Nullable String avatar,
            Instant createdAt,
            @Nullable Instant deletedAt,
            @Nullable Instant seenAt) {
        /** What a guest may know: nothing of when they are here. */
        Profile withoutPresence() {
            return new Profile(username, displayName, bio, avatar, '@' + username, createdAt, false, null,
                    deletedAt != null);
        }

        Profile profile(Presence presence) {
            var online = presence.online(username) != null;
            return new Profile(
                    username, displayName, bio, avatar, '@' + username, createdAt, online,
                    online ? null : presence.lastSeen(username, seenAt), deletedAt != null);
        }
    }
}
