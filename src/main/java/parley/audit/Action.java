package parley.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** What someone did. */
@Serdeable
@Schema(name = "AuditAction")
public enum Action {
    @JsonProperty("registered")
    REGISTERED,
    @JsonProperty("signed-in")
    SIGNED_IN,
    @JsonProperty("sign-in-failed")
    SIGN_IN_FAILED,
    @JsonProperty("signed-out")
    SIGNED_OUT,
    @JsonProperty("session-ended")
    SESSION_ENDED,
    @JsonProperty("refresh-token-reused")
    REFRESH_TOKEN_REUSED,
    @JsonProperty("password-changed")
    PASSWORD_CHANGED,
    @JsonProperty("password-link-made")
    PASSWORD_LINK_MADE,
    @JsonProperty("user-created")
    USER_CREATED,
    @JsonProperty("user-changed")
    USER_CHANGED,
    @JsonProperty("user-deleted")
    USER_DELETED,
    @JsonProperty("room-created")
    ROOM_CREATED,
    @JsonProperty("room-changed")
    ROOM_CHANGED,
    @JsonProperty("room-deleted")
    ROOM_DELETED,
    @JsonProperty("member-added")
    MEMBER_ADDED,
    @JsonProperty("member-changed")
    MEMBER_CHANGED,
    @JsonProperty("member-removed")
    MEMBER_REMOVED,
    @JsonProperty("message-changed")
    MESSAGE_CHANGED,
    @JsonProperty("message-deleted")
    MESSAGE_DELETED,
    @JsonProperty("messages-deleted")
    MESSAGES_DELETED,
    @JsonProperty("attachment-deleted")
    ATTACHMENT_DELETED
}
