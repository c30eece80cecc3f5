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
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.AllMemberships;
import parley.conversation.MemberAdministration;
import parley.conversation.MemberRole;
import parley.conversation.MembershipDetails;
import parley.conversation.RoleChange;
import parley.http.Listed;
import parley.http.Made;
import parley.http.Refusals;
import parley.http.SafePath;

/** What administrators do with memberships. */
@Controller("/api/v1/admin/memberships")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class MemberAdminController {
    private final AllMemberships allMemberships;
    private final MemberAdministration administration;

    MemberAdminController(AllMemberships allMemberships, MemberAdministration administration) {
        this.allMemberships = allMemberships;
        this.administration = administration;
    }

    /**
     * Who shall be in which room.
     *
     * @param conversation the room's number
     * @param username who
     * @param role owner, moderator or member; member when left out
     */
    @Schema(name = "NewMember")
    @Serdeable
    record NewMember(
            @NotNull Long conversation,
            @NotNull @Size(max = 200) String username,
            @Nullable MemberRole role) {}

    /**
     * Who is in which conversation.
     *
     * @param conversation only members of the one with this number
     * @param user only what this user is in
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of memberships
     */
    @Get("{?conversation,user,cursor,limit}")
    Listed<MembershipDetails> listAllMemberships(
            @Nullable @QueryValue Long conversation,
            @Nullable @QueryValue @Size(max = 200) String user,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return allMemberships.page(conversation, user, cursor, limit);
    }

    /**
     * Bring someone into a room; who is in already keeps their role.
     *
     * @param draft who, and where
     * @return the membership
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "In")
    @ApiResponse(responseCode = "200", description = "In already, in the role that is told", content = @Content(schema = @Schema(implementation = MembershipDetails.class)))
    HttpResponse<MembershipDetails> createMembership(@Body @Valid NewMember draft, Me me) {
        var joined = administration.bring(
                draft.conversation(), draft.username(), draft.role() == null ? MemberRole.MEMBER : draft.role(), me);
        var made = allMemberships.one(draft.conversation(), draft.username());
        var address = SafePath.within("/api/v1/admin/memberships/" + made.conversation(), made.username());
        return Made.answer(joined, made, address);
    }

    /**
     * A membership.
     *
     * @param conversation the conversation's number
     * @param username who
     * @return the membership
     */
    @Get("/{conversation}/{username}")
    MembershipDetails showMembership(long conversation, String username) {
        return allMemberships.one(conversation, username);
    }

    /**
     * Give a member another role. The last owner stays one. Refused with 409 {@code last-owner}, or
     * {@code personal-room} for who owns it by their name.
     *
     * @param conversation the room's number
     * @param username whom
     * @param change the role
     * @return the membership
     */
    @Patch("/{conversation}/{username}")
    MembershipDetails changeMembership(long conversation, String username, @Body @Valid RoleChange change, Me me) {
        administration.become(conversation, username, change.role(), me);
        return allMemberships.one(conversation, username);
    }

    /**
     * Take a member out of a room. Where they alone owned it, the moderator or else the member who has been there the
     * longest becomes its owner. A private room that nobody is left in is deleted. Refused with 409
     * {@code personal-room} for who owns it by their name.
     *
     * @param conversation the room's number
     * @param username whom
     */
    @Delete("/{conversation}/{username}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Gone")
    void deleteMembership(long conversation, String username, Me me) {
        administration.remove(conversation, username, me);
    }
}
