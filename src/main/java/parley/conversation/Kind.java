package parley.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a conversation is: a room with a name, or the one conversation of two users, or of up to 16. */
@Serdeable
@Schema(name = "ConversationKind")
public enum Kind {
    @JsonProperty("room")
    ROOM,
    @JsonProperty("direct")
    DIRECT,
    @JsonProperty("group")
    GROUP
}
