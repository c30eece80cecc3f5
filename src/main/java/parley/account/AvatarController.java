package parley.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import parley.http.AlsoForGuests;
import parley.http.Refusals;

/** The pictures that people show of themselves. */
@Controller("/api/v1/avatars")
@Secured(SecurityRule.IS_ANONYMOUS)
@Refusals
@Tag(name = "users")
class AvatarController {
    private final Avatars avatars;

    AvatarController(Avatars avatars) {
        this.avatars = avatars;
    }

    /**
     * A user's picture, a square of 256 pixels: JPEG, or PNG if one can see through it somewhere. What has this name
     * never changes, so it may be kept; there is a new name for a new picture. Where guests are let in, they see it, too.
     *
     * @param id the {@code avatar} of a profile, member or message
     * @return the bytes
     */
    @AlsoForGuests
    @Get("/{id}")
    @Produces({"image/jpeg", "image/png"})
    @ApiResponse(responseCode = "200", description = "The bytes", content = @Content(mediaType = "image/*", schema = @Schema(implementation = InputStream.class)))
    @ApiResponse(responseCode = "303", description = "To a browser whose cookie has expired: to where it is renewed, and back")
    HttpResponse<byte[]> downloadAvatar(String id, Reader reader) {
        var avatar = avatars.shown(id);
        return HttpResponse.ok(avatar.bytes())
                .contentType(MediaType.of(avatar.type()))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
    }
}
