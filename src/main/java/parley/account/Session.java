package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
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

    Listed listed(long asking) {
        return new Listed(id, userAgent, createdAt, usedAt, id == asking);
    }

    /**
     * A session as its owner sees it.
     *
     * @param id hand it to DELETE /me/sessions/{id} to end it
     * @param userAgent what the browser or program called itself at sign-in
     * @param usedAt when its tokens were last renewed
     * @param current whether it is the one that asks
     */
    @Serdeable
    record Listed(long id, String userAgent, Instant createdAt, Instant usedAt, boolean current) {}

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
