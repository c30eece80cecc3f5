package parley.admin;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.AllRooms;
import parley.conversation.Label;
import parley.conversation.RoomAdministration;
import parley.conversation.RoomDetails;
import parley.conversation.Visibility;
import parley.http.Listed;
import parley.http.Refusals;
import parley.http.SafePath;

/** What administrators do with rooms. */
@Controller("/api/v1/admin/rooms")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class RoomAdminController {
    private final AllRooms rooms;
    private final RoomAdministration administration;

    RoomAdminController(AllRooms rooms, RoomAdministration administration) {
        this.rooms = rooms;
        this.administration = administration;
    }

    /**
     * All rooms, private ones among them.
     *
     * @param q only rooms whose name contains this; up to 100 characters
     * @param visibility only public, or only private rooms
     * @param sort by name, or the newest (created) or the largest (members) first
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of rooms
     */
    @Get("{?q,visibility,sort,cursor,limit}")
    Listed<RoomDetails> listAllRooms(
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue Visibility visibility,
            @QueryValue(defaultValue = "name") RoomDetails.Order sort,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return rooms.page(new RoomDetails.Filter(q == null ? "" : q, visibility), sort, cursor, limit);
    }

    /**
     * Make a room, for oneself or for someone else to own. Refused with 409 {@code name-taken}.
     *
     * @param draft what it shall be
     * @return the room
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Created")
    HttpResponse<RoomDetails> createRoom(@Body @Valid RoomAdministration.Draft draft, Me me) {
        var room = rooms.of(administration.create(draft, me));
        return HttpResponse.created(room, SafePath.within("/api/v1/admin/rooms", room.id()));
    }

    /**
     * A room.
     *
     * @param id the conversation's number
     * @return the room
     */
    @Get("/{id}")
    RoomDetails showAnyRoom(long id) {
        return rooms.of(id);
    }

    /**
     * Change a room's name, topic or visibility. A personal room keeps its name and stays public. Refused with 409
     * {@code personal-room} or {@code name-taken}.
     *
     * @param id the conversation's number
     * @param change what is to change
     * @return the room
     */
    @Patch("/{id}")
    RoomDetails changeAnyRoom(long id, @Body @Valid Label.Change change, Me me) {
        administration.change(id, change, me);
        return rooms.of(id);
    }

    /**
     * Delete a room with all that was said in it. Personal rooms stay. Refused with 409 {@code personal-room}.
     *
     * @param id the conversation's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    void deleteAnyRoom(long id, Me me) {
        administration.delete(id, me);
    }
}
