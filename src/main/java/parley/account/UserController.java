package parley.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import parley.http.AlsoForGuests;
import parley.http.ForAnyone;
import parley.http.Listed;
import parley.http.Refusals;
import parley.http.SafePath;

/** Registration and the directory of users. */
@Controller("/api/v1/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "users")
class UserController {
    private final Registration registration;
    private final Directory directory;

    UserController(Registration registration, Directory directory) {
        this.registration = registration;
        this.directory = directory;
    }

    /**
     * Register, where the operator lets people do so. The new user owns a personal room named {@code @username}.
     * Refused with 409 {@code username-taken}; 403 {@code registration-closed} where the operator lets nobody in; 429
     * after many from one address.
     *
     * @param draft who wants to join
     * @return the new user's profile
     */
    @Post
    @ForAnyone
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ApiResponse(responseCode = "201", description = "Registered")
    HttpResponse<Profile> register(@Body @Valid Registration.Draft draft, HttpRequest<?> request) {
        var profile = registration.register(draft, request);
        var address = SafePath.within("/api/v1/users", profile.username());
        return HttpResponse.created(profile, address);
    }

    /**
     * The directory, by username. Where guests are let in, they may read it, too, and learn nothing of presence.
     *
     * @param q only users whose username or display name contains this; up to 100 characters
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of profiles
     */
    @Get("{?q,cursor,limit}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    Listed<Profile> listUsers(
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Reader reader) {
        return directory.page(q == null ? "" : q, cursor, limit, reader);
    }

    /**
     * A user's profile. Where guests are let in, they may read it, too, and learn nothing of presence.
     *
     * @param username whose
     * @return the profile
     */
    @Get("/{username}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    Profile showUser(String username, Reader reader) {
        return directory.profile(username, reader);
    }
}
