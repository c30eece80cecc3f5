package parley.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** What a member may do in a conversation; {@code LEFT} is who was in it once. */
@Serdeable
public enum Standing {
    @JsonProperty("owner")
    OWNER, @JsonProperty("moderator")
    MODERATOR, @JsonProperty("member")
    MEMBER, @JsonProperty("left")
    LEFT;

    /** Owners and moderators keep order. */
    public boolean keepsOrder() {
        return this == OWNER || this == MODERATOR;
    }
}
