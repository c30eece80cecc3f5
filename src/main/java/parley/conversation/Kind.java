package parley.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;

/** What a conversation is: a room with a name, or the one conversation between two users. */
@Serdeable
public enum Kind {
    @JsonProperty("room")
    ROOM, @JsonProperty("direct")
    DIRECT
}
