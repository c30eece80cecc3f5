package parley.conversation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.http.Text;

/**
 * What a room shows at its door.
 *
 * @param name its name
 * @param topic what it is about; may be empty
 * @param visibility whether anyone may enter
 */
@Serdeable
@Schema(name = "RoomLabel")
public record Label(String name, String topic, Visibility visibility) {
    /**
     * What is to change of it; what is left out stays as it is.
     *
     * @param name 1 to 64 letters, digits, spaces, dots, dashes or underscores; the old name goes on leading to the room
     * @param topic up to 500 characters
     * @param visibility public or private; who is in stays in
     */
    @Serdeable
    @Schema(name = "RoomChange")
    public record Change(
            @Nullable @Size(max = 200, message = "must have at most {max} characters") String name,
            @Nullable @Text(max = 500) String topic,
            @Nullable Visibility visibility) {

        /** The label with this change made. */
        public Label over(Label label) {
            return new Label(
                    Objects.requireNonNullElse(name, label.name()),
                    Objects.requireNonNullElse(topic, label.topic()),
                    Objects.requireNonNullElse(visibility, label.visibility()));
        }

        boolean isOfTopicAlone() {
            return name == null && visibility == null;
        }
    }
}
