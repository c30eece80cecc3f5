package parley.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import parley.http.Listed;
import parley.http.Refusals;

/** One's own account. */
@Controller("/api/v1/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "me")
class MeController {
    private final OwnAccount account;
    private final Avatars avatars;

    MeController(OwnAccount account, Avatars avatars) {
        this.account = account;
        this.avatars = avatars;
    }

    /**
     * Who one is.
     *
     * @return one's own profile
     */
    @Get
    Myself showMe(Me me) {
        return account.myself(me);
    }

    /**
     * Change one's profile. What is left out stays as it is. Refused with 429 after ten new display names in a minute.
     *
     * @param change what is to change
     * @return the changed profile
     */
    @Patch
    Myself changeMe(@Body @Valid OwnAccount.Description change, Me me) {
        return account.describe(me, change);
    }

    /**
     * Delete one's account, for good. The name, bio and picture go, all sessions end, one leaves every room; messages
     * stay, as those of a deleted user. Refused with 401 {@code wrong-credentials}, and 409 {@code last-admin} for the
     * last administrator.
     *
     * @param farewell the current password
     */
    @Delete
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    void deleteMe(@Body @Valid OwnAccount.Farewell farewell, Me me, HttpRequest<?> request) {
        account.delete(me, farewell, request);
    }

    /**
     * Change one's password. All one's other sessions end.
     *
     * @param change the current and the new password
     */
    @Put("/password")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Changed")
    void changePassword(@Body @Valid OwnAccount.PasswordChange change, Me me, HttpRequest<?> request) {
        account.changePassword(me, change, request);
    }

    /**
     * Show a picture of oneself: the body is its bytes, at most 25 MB of JPEG, PNG, GIF or WebP and 50 million pixels.
     * The square in its middle is kept, drawn anew at 256 pixels, without whatever else was in the file. Refused with
     * 413 {@code file-too-large} or {@code too-many-pixels}, 422 {@code unusable} when it is no such picture, 507
     * {@code no-space} when the server has no room left, and 429 after ten in a minute.
     *
     * @param body the bytes
     * @return the changed profile
     */
    @Put("/avatar")
    @Consumes(MediaType.ALL)
    @RequestBody(required = true, content = @Content(mediaType = "image/*", schema = @Schema(implementation = InputStream.class)))
    Myself changeAvatar(@Nullable @Body InputStream body, Me me) throws IOException {
        try (var bytes = body == null ? InputStream.nullInputStream() : body) {
            avatars.receive(me, bytes);
        }
        return account.myself(me);
    }

    /** Show no picture of oneself any more, but one's initial. */
    @Delete("/avatar")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "There is none now")
    void removeAvatar(Me me) {
        avatars.remove(me);
    }

    /**
     * Where one is signed in, the latest sign-in first.
     *
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of sessions
     */
    @Get("/sessions{?cursor,limit}")
    Listed<Device> listSessions(
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return account.sessions(me, cursor, limit);
    }

    /**
     * End one of one's sessions.
     *
     * @param id the session's
     */
    @Delete("/sessions/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Ended")
    void endSession(long id, Me me) {
        account.endSession(me, id);
    }
}
