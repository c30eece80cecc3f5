package parley.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as administrators see it.
 *
 * @param id the conversation's number
 * @param name its name
 * @param topic what it is about; may be empty
 * @param visibility whether anyone may enter
 * @param members how many are in it
 * @param messages how many were posted in it
 * @param createdAt when it was created
 */
@Serdeable
@Introspected
public record RoomDetails(
        long id,
        String name,
        String topic,
        Visibility visibility,
        int members,
        long messages,
        Instant createdAt) {

    /** What it shows at its door. */
    public Label label() {
        return new Label(name, topic, visibility);
    }

    /** What a list of rooms is sorted by. */
    @Serdeable
    public enum Order {
        @JsonProperty("name")
        NAME,
        @JsonProperty("created")
        CREATED,
        @JsonProperty("members")
        MEMBERS
    }

    /**
     * Which rooms a list shows.
     *
     * @param q those whose name contains this
     * @param visibility those that are public, or private; null for all
     */
    public record Filter(String q, @Nullable Visibility visibility) {}
}
