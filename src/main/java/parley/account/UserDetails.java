package parley.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see them.
 *
 * @param username unique and never given to anyone else
 * @param displayName 1 to 64 characters
 * @param bio up to 500 characters
 * @param avatar the name of their picture, for /avatars/{id}; null if they show none
 * @param role what they may do on the whole server
 * @param disabled whether they are shut out
 * @param deletedAt when the account was deleted; null if it was not
 * @param createdAt when they registered
 * @param online whether they are online now
 * @param lastSeenAt when they were last seen, some seconds more or less; null if they are online or never were
 */
@Serdeable
public record UserDetails(
        String username,
        String displayName,
        String bio,
        @Nullable String avatar,
        Role role,
        boolean disabled,
        @Nullable Instant deletedAt,
        Instant createdAt,
        boolean online,
        @Nullable Instant lastSeenAt) {

    /** What a list of users is sorted by. */
    @Serdeable
    public enum Order {
        @JsonProperty("name")
        NAME,
        @JsonProperty("created")
        CREATED,
        @JsonProperty("seen")
        SEEN
    }

    /**
     * Which users a list shows.
     *
     * @param q those whose username or display name contains this
     * @param role those of this role; null for all
     * @param disabled those who are shut out, or who are not; null for all
     */
    public record Filter(String q, @Nullable Role role, @Nullable Boolean disabled) {}

    /** What is stored of it. */
    @Introspected
    record Row(
            long id,
            String username,
            String displayName,
            String bio,
            @Nullable String avatar,
            Role role,
            boolean disabled,
            @Nullable Instant deletedAt,
            Instant createdAt,
            @Nullable Instant seenAt) {
        UserDetails details(Presence presence) {
            var online = presence.online(username) != null;
            return new UserDetails(
                    username, displayName, bio, avatar, role, disabled, deletedAt, createdAt, online,
                    online ? null : presence.lastSeen(username, seenAt));
        }
    }
}
