package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sign-in on one device: the family of its refresh tokens. */
@MappedEntity("session")
record Session(
        @Id @GeneratedValue long id,
        long userId,
        String userAgent,
        Instant createdAt,
        Instant usedAt,
        @Nullable Instant endedAt) {

    Device device(long asking) {
        return new Device(id, userAgent, createdAt, usedAt, id == asking);
    }

    /** A session just opened or renewed, and the one refresh token that renews it next. */
    record Opened(long id, long userId, String username, String refreshToken) {}

    /** Who is behind a session, and the revision of their account when this was read. */
    @Introspected
    record Live(
            long id,
            String username,
            String displayName,
            @Nullable String avatar,
            Role role,
            long session,
            long rev) {
        Me me() {
            return new Me(id, username, displayName, avatar, role, session);
        }
    }

    /** A refresh token as stored, with the session that it renews. */
    @Introspected
    record Renewal(
            long sessionId,
            long userId,
            String username,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant endedAt,
            boolean disabled) {
        boolean isOver() {
            return endedAt != null || disabled;
        }
    }
}
