package parley.conversation;

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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Listed;
import parley.http.Refusals;

/** Who is in a conversation. */
@Controller("/api/v1/conversations/{id}/members")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "members")
class MemberController {
    private final Conversations conversations;
    private final Memberships memberships;
    private final MemberCare care;

    MemberController(Conversations conversations, Memberships memberships, MemberCare care) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.care = care;
    }

    /**
     * Who is in the conversation.
     *
     * @param id the conversation's number
     * @param q only members whose username or display name contains this, in capitals or not; up to 100 characters
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of members
     */
    @Get("{?q,cursor,limit}")
    Listed<Member> listMembers(
            long id,
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return memberships.page(conversations.entered(id, me), q == null ? "" : q, cursor, limit);
    }

    /**
     * Join a public room oneself, or bring someone in: any member may in a public room, owners and moderators in a
     * private one. Nobody comes into a direct or a group, and who was shut out or deleted comes into nothing. Refused
     * with 403 {@code forbidden} by one's role, 409 {@code direct} or {@code group}.
     *
     * @param id the conversation's number
     * @param username who comes in
     * @return the member
     */
    @Put("/{username}")
    Member addMember(long id, String username, Me me) {
        return care.bring(id, username, me);
    }

    /**
     * Change a member's role; owners may, and anyone may step down themselves. There may be several owners; the last
     * one stays one. Refused with 403 {@code forbidden} by one's role, 409 {@code last-owner}, {@code direct} or
     * {@code group}, or {@code personal-room} for who owns it by their name.
     *
     * @param id the conversation's number
     * @param username whose
     * @param change the new role
     * @return the member
     */
    @Patch("/{username}")
    Member changeMember(long id, String username, @Body @Valid RoleChange change, Me me) {
        return care.become(id, username, change.role(), me);
    }

    /**
     * Leave, or remove someone: owners may remove anyone but owners, moderators may remove members. The last owner
     * cannot leave while others are in. A private room that the last member leaves is deleted; a public one belongs to
     * whoever comes next. Whoever was removed from a public room may come back. Refused with 403 {@code forbidden} by
     * one's role, 409 {@code last-owner}, {@code direct} or {@code group}, or {@code personal-room} for who owns it by
     * their name.
     *
     * @param id the conversation's number
     * @param username who goes
     */
    @Delete("/{username}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Gone")
    void removeMember(long id, String username, Me me) {
        care.remove(id, username, me);
    }
}
