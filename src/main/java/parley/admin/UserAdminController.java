package parley.admin;

import io.micronaut.http.HttpRequest;
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
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import parley.account.Accounts;
import parley.account.AllUsers;
import parley.account.Avatars;
import parley.account.Deletion;
import parley.account.Me;
import parley.account.PasswordLinks;
import parley.account.Role;
import parley.account.UserDetails;
import parley.http.Bounds;
import parley.http.Listed;
import parley.http.Refusals;
import parley.http.SafePath;

/** What administrators do with accounts. */
@Controller("/api/v1/admin/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class UserAdminController {
    private final Accounts accounts;
    private final AllUsers allUsers;
    private final Deletion deletion;
    private final PasswordLinks links;
    private final Avatars avatars;
    private final HttpHostResolver hosts;

    UserAdminController(
            Accounts accounts,
            AllUsers allUsers,
            Deletion deletion,
            PasswordLinks links,
            Avatars avatars,
            HttpHostResolver hosts) {
        this.accounts = accounts;
        this.allUsers = allUsers;
        this.deletion = deletion;
        this.links = links;
        this.avatars = avatars;
        this.hosts = hosts;
    }

    /**
     * A link by which a user sets a password, once.
     *
     * @param url where it leads
     * @param expiresAt until when it is good
     */
    @Schema(name = "PasswordLink")
    @Serdeable
    record PasswordLink(String url, Instant expiresAt) {}

    /**
     * All users, those who are shut out or deleted among them.
     *
     * @param q only users whose username or display name contains this; up to 100 characters
     * @param role only users of this role
     * @param disabled only users who are shut out (true), or who are not (false)
     * @param sort by name, or the newest (created) or the latest seen (seen) first; who was never seen
     *     counts from when they registered
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of users
     */
    @Get("{?q,role,disabled,sort,cursor,limit}")
    Listed<UserDetails> listAllUsers(
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue Role role,
            @Nullable @QueryValue @Schema(implementation = Boolean.class) String disabled,
            @QueryValue(defaultValue = "name") UserDetails.Order sort,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return allUsers.page(
                new UserDetails.Filter(q == null ? "" : q, role,
                        disabled == null ? null : Bounds.truth("disabled", disabled)),
                sort,
                cursor, limit);
    }

    /**
     * Make an account for someone. Without a password, a one-time password link is the way in. Refused with 409
     * {@code username-taken}.
     *
     * @param draft whose
     * @return the new user
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Created")
    HttpResponse<UserDetails> createUser(@Body @Valid Accounts.Draft draft, Me me) {
        var username = accounts.create(draft, me.username());
        return HttpResponse.created(allUsers.of(username), SafePath.within("/api/v1/admin/users", username));
    }

    /**
     * A user.
     *
     * @param username whose account
     * @return the user
     */
    @Get("/{username}")
    UserDetails showAnyUser(String username) {
        return allUsers.of(username);
    }

    /**
     * Change an account: disable or enable it, make someone an administrator or no longer, mend a name or bio. Refused
     * with 409 {@code last-admin}, since there has to be one, and {@code own-account}, since nobody shuts themselves
     * out.
     *
     * @param username whose
     * @param change what is to change
     * @return the user
     */
    @Patch("/{username}")
    UserDetails changeAnyUser(String username, @Body @Valid Accounts.Change change, Me me) {
        accounts.change(username, change, me);
        return allUsers.of(username);
    }

    /**
     * Delete an account. The name, bio and picture go, all sessions end, the user leaves every room; the username is
     * never given to anyone else, and messages stay, as those of a deleted user. Refused with 409 {@code own-account}
     * for one's own, and 409 {@code last-admin}.
     *
     * @param username whose
     */
    @Delete("/{username}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted, or it was already")
    void deleteAnyUser(String username, Me me) {
        deletion.of(username, me);
    }

    /**
     * Make a link by which the user sets a password without knowing the present one. It works once, for a day, and
     * makes the one before worthless. Refused with 409 {@code disabled} while the user is shut out.
     *
     * @param username whose password
     * @return the link, which is not shown again
     */
    @Post("/{username}/password-link")
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Made")
    PasswordLink makePasswordLink(String username, Me me, HttpRequest<?> request) {
        var made = links.make(username, me.username());
        return new PasswordLink(hosts.resolve(request) + made.path(), made.expiresAt());
    }

    /**
     * Take a user's picture away. They may show another.
     *
     * @param username whose
     */
    @Delete("/{username}/avatar")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "There is none now")
    void removeAnyAvatar(String username, Me me) {
        avatars.removeOf(username, me);
    }

    /**
     * Sign a user out everywhere.
     *
     * @param username whom
     */
    @Delete("/{username}/sessions")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "All sessions have ended")
    void endSessionsOf(String username, Me me) {
        accounts.endSessions(username, me);
    }
}
