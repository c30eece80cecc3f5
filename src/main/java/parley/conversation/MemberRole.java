package parley.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import parley.http.Problem;

/** What a member may do in a conversation; {@code left} is told of who was in it once, and given to nobody. */
@Serdeable
public enum MemberRole {
    @JsonProperty("owner")
    OWNER,
    @JsonProperty("moderator")
    MODERATOR,
    @JsonProperty("member")
    MEMBER,
    @JsonProperty("left")
    LEFT;

    /** Refuses what nobody can be given as a role. */
    void mustBeARole() {
        if (this == LEFT) {
            throw new Problem.Invalid("role", "must be owner, moderator or member");
        }
    }

    /** Refuses what one's role does not allow. */
    public static void must(boolean allowed) {
        if (!allowed) {
            throw new Problem.Forbidden("forbidden", "Your role in this room does not allow this.");
        }
    }

    /** Owners and moderators keep order. */
    public boolean keepsOrder() {
        return this == OWNER || this == MODERATOR;
    }
}
