package parley.page;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.conversation.AllRooms;
import parley.http.Problem;

/** Which conversation an administrator means by what they type: its number, or the name of a room. */
@Singleton
class Whereabouts {
    private final AllRooms rooms;

    Whereabouts(AllRooms rooms) {
        this.rooms = rooms;
    }

    /**
     * A conversation.
     *
     * @param conversation its number; null where nothing was typed, or nothing that there is
     * @param error what is wrong with what was typed, if anything is
     */
    record Where(@Nullable Long conversation, @Nullable String error) {}

    Where of(@Nullable String typed) {
        var given = Forms.given(typed);
        var no = Forms.number(given);
        if (given == null || no != null) {
            return new Where(no, null);
        }
        return rooms.called(Forms.room(given))
                .map(room -> new Where(room, null))
                .orElseGet(() -> new Where(null, Forms.error(new Problem.NotFound("room"))));
    }
}
