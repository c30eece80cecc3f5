package parley.conversation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Users;
import parley.audit.Action;
import parley.audit.Audit;
import parley.http.Text;

/** What administrators do with rooms, whether or not they are in them. */
@Singleton
public class RoomAdministration {
    private final Rooms rooms;
    private final AllRooms all;
    private final Labels labels;
    private final Erasures erasures;
    private final Users users;
    private final Memberships memberships;
    private final Audit audit;

    RoomAdministration(
            Rooms rooms,
            AllRooms all,
            Labels labels,
            Erasures erasures,
            Users users,
            Memberships memberships,
            Audit audit) {
        this.rooms = rooms;
        this.all = all;
        this.labels = labels;
        this.erasures = erasures;
        this.users = users;
        this.memberships = memberships;
        this.audit = audit;
    }

    /**
     * A new room.
     *
     * @param name 1 to 64 letters, digits, spaces, dots, dashes or underscores
     * @param topic up to 500 characters; empty when left out
     * @param visibility public when left out
     * @param owner whose it shall be; one's own when left out
     */
    @Serdeable
    @Schema(name = "NewRoom")
    public record Draft(
            @NotNull @Size(max = 200, message = "must have at most {max} characters") String name,
            @Nullable @Text(max = 500) String topic,
            @Nullable Visibility visibility,
            @Nullable @Size(max = 200, message = "must have at most {max} characters") String owner) {}

    /** Makes a room and returns its number. */
    @Transactional
    public long create(Draft draft, Me by) {
        var owner = draft.owner() == null ? by.id() : users.requireActive(draft.owner());
        var room = rooms.begin(draft.name(), by, new Rooms.Draft(draft.visibility(), draft.topic()));
        if (owner != by.id()) {
            memberships.join(room.id(), owner, MemberRole.OWNER);
            memberships.leave(room.id(), by.id());
        }
        audit.note(by.username(), Action.ROOM_CREATED, room.name(), Map.of(),
                Map.of("id", room.id(), "visibility", room.visibility()));
        return room.id();
    }

    /** Changes what a room shows; a personal room keeps its name and stays public. */
    @Transactional
    public void change(long id, Label.Change change, Me by) {
        labels.change(id, change, by);
    }

    /** Deletes a room with all that was said in it. */
    @Transactional
    public void delete(long id, Me by) {
        all.of(id);
        erasures.begin(id, by.username());
    }
}
