package parley.attachment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Reader;
import parley.http.AlsoForGuests;
import parley.http.Listed;
import parley.http.Refusals;
import parley.http.SafePath;

/** Files and pictures. */
@Controller("/api/v1/attachments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "attachments")
class AttachmentController {
    private static final String PATH = "/api/v1/attachments";

    private final Attachments attachments;
    private final Uploads uploads;
    private final Serving serving;
    private final AllAttachments allAttachments;

    AttachmentController(Attachments attachments, Uploads uploads, Serving serving, AllAttachments allAttachments) {
        this.attachments = attachments;
        this.uploads = uploads;
        this.serving = serving;
        this.allAttachments = allAttachments;
    }

    /**
     * One's own files, the newest first, and where they hang, also in conversations that one has left: they
     * all count for one's quota.
     *
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of files
     */
    @Get("{?cursor,limit}")
    Listed<AttachmentDetails> listAttachments(
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return allAttachments.of(me, cursor, limit);
    }

    /**
     * Upload a file: the body is its bytes. It is one's own alone until a message names it in its {@code attachments};
     * if none does within a day, it is deleted. Its type is told by its content; pictures (JPEG, PNG, GIF, WebP) lose
     * their metadata and are refused with 413 {@code too-many-pixels} above 50 million pixels, and broken
     * ones, as an empty file, with 422 {@code unusable}; HEIC, AVIF, MP4 and QuickTime forget where, when and by what
     * they were taken. A file above the server's limit (25 MB unless configured) is 413 {@code file-too-large}, one
     * above one's quota 413 {@code quota}, and when the server has no room left, it is 507 {@code no-space}: nothing
     * is kept then. Of one user, 16 may come at once.
     *
     * @param name what it is called; paths and invisible characters are cut off, and all beyond 255 characters
     * @param body the bytes
     * @return the attachment
     */
    @Post
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.CREATED)
    @RequestBody(required = true, content = @Content(mediaType = "application/octet-stream", schema = @Schema(implementation = InputStream.class)))
    @ApiResponse(responseCode = "201", description = "Kept", content = @Content(schema = @Schema(implementation = Attachment.class)))
    HttpResponse<Attachment> uploadAttachment(
            @QueryValue String name, @Nullable @Body InputStream body, Me me, HttpRequest<?> request)
            throws IOException {
        try (var bytes = body == null ? InputStream.nullInputStream() : body) {
            uploads.expect(request.getContentLength());
            var attachment = uploads.receive(me, FileName.of(name), bytes);
            return HttpResponse.created(attachment, SafePath.within(PATH, attachment.id()));
        }
    }

    /**
     * A file's bytes, for its owner and, once it hangs at a message, for everyone who may read that. One range may be
     * asked for. Refused with 416 {@code bad-range}.
     *
     * @param id the attachment's number
     * @return the bytes
     */
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    @Get("/{id}")
    @Produces(MediaType.ALL)
    @Ranged
    @ApiResponse(responseCode = "303", description = "To a browser whose cookie has expired: to where it is renewed, and back")
    HttpResponse<?> downloadAttachment(long id, Reader reader, HttpRequest<?> request) {
        var row = attachments.shown(id, reader);
        return serving.send(request, Serving.Sent.of(row));
    }

    /**
     * A small copy of a picture, upright, at most 640 pixels wide and high; the picture itself if it is small already.
     * Refused with 416 {@code bad-range}.
     *
     * @param id the attachment's number
     * @return the bytes
     */
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    @Get("/{id}/thumbnail")
    @Produces(MediaType.ALL)
    @Ranged
    @ApiResponse(responseCode = "303", description = "To a browser whose cookie has expired: to where it is renewed, and back")
    HttpResponse<?> downloadThumbnail(long id, Reader reader, HttpRequest<?> request) {
        var row = attachments.shown(id, reader);
        if (row.width() == null) {
            throw Attachments.none();
        }
        var type = row.thumbnailType();
        var size = row.thumbnailSize();
        return serving.send(request, type == null || size == null
                ? Serving.Sent.of(row)
                : new Serving.Sent(row.thumbnailKey(), type, size, row.name(), row.createdAt()));
    }

    /**
     * Delete a file of one's own that hangs at no message; what does is deleted with the message. Refused with 409
     * {@code attached}.
     *
     * @param id the attachment's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    void deleteAttachment(long id, Me me) {
        attachments.delete(id, me);
    }
}
