package parley.conversation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Reader;
import parley.http.AlsoForGuests;
import parley.http.Bounds;
import parley.http.Listed;
import parley.http.Made;
import parley.http.Refusals;
import parley.http.SafePath;

/** Rooms, by name. */
@Controller("/api/v1/rooms")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "rooms")
class RoomController {
    private final Rooms rooms;
    private final RoomCare care;

    RoomController(Rooms rooms, RoomCare care) {
        this.rooms = rooms;
        this.care = care;
    }

    /**
     * The rooms that one may see, by name: public ones, and private ones that one is in. Where
     * guests are let in, they may read it, too.
     *
     * @param q only rooms whose name contains this; up to 100 characters
     * @param joined only rooms that one is in
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of rooms
     */
    @Get("{?q,joined,cursor,limit}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    Listed<Conversation> listRooms(
            @Nullable @QueryValue @Size(max = 100) String q,
            @QueryValue(defaultValue = "false") @Schema(implementation = Boolean.class) String joined,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Reader reader) {
        return rooms.page(q == null ? "" : q, Bounds.truth("joined", joined), reader, cursor, limit);
    }

    /**
     * Join a room; when there is none of that name, it is created and one owns it. Atomic, and safe to repeat. A name
     * that a room once had leads to that room, whose answer says how it is called now. Refused with 409
     * {@code name-taken} when the name is a private room's that one is not in, or not to be had.
     *
     * @param name the room's name: 1 to 64 letters, digits, spaces, dots, dashes or underscores, of which a letter or a
     *     digit is the first; white space is kept as single spaces, none of it at the ends
     * @param draft how the room begins, if this creates it; may be left out
     * @return the room
     */
    @Put("/{name}")
    @ApiResponse(responseCode = "200", description = "Joined, or in it already")
    @ApiResponse(responseCode = "201", description = "Created", content = @Content(schema = @Schema(implementation = Conversation.class)))
    HttpResponse<Conversation> joinRoom(String name, @Body @Valid Rooms.@Nullable Draft draft, Me me) {
        var put = rooms.put(name, me, draft == null ? Rooms.Draft.PLAIN : draft);
        var address = SafePath.within("/api/v1/rooms", name);
        return Made.answer(put.created(), put.room(), address);
    }

    /**
     * A room. Where guests are let in, they may see public ones, too.
     *
     * @param name its name, or one that it once had
     * @return the room, with the name that it has now
     */
    @Get("/{name}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    Conversation showRoom(String name, Reader reader) {
        return rooms.named(name, reader);
    }

    /**
     * Change a room's topic, as its owners and moderators may, or its name and visibility, as its owners may. Its old
     * names go on leading to it, and stay its own: it may take one back, nobody else can. Personal rooms keep their
     * name, and stay public. Refused with 403 {@code forbidden} by one's role, 409 {@code name-taken} or
     * {@code personal-room}.
     *
     * @param name its name, or one that it once had
     * @param change what is to change; what is left out stays
     * @return the room
     */
    @Patch("/{name}")
    Conversation changeRoom(String name, @Body @Valid Label.Change change, Me me) {
        return care.change(name, change, me);
    }

    /**
     * Delete a room with all that was ever said in it, for good; its owners may. Members find it gone at once, its
     * names are free again, and its messages are erased from the database soon after. Personal rooms stay. Refused
     * with 403 {@code forbidden} by one's role, 409 {@code personal-room}.
     *
     * @param name its name, or one that it once had
     */
    @Delete("/{name}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    void deleteRoom(String name, Me me) {
        care.delete(name, me);
    }
}
