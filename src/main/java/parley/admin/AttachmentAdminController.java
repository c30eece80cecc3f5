package parley.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.AllAttachments;
import parley.attachment.AttachmentDetails;
import parley.attachment.Ranged;
import parley.http.Listed;
import parley.http.Refusals;
import parley.message.Removal;

/** What administrators do with files: find them, look at them, and take them away. */
@Controller("/api/v1/admin/attachments")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class AttachmentAdminController {
    private final AllAttachments allAttachments;
    private final Removal removal;

    AttachmentAdminController(AllAttachments allAttachments, Removal removal) {
        this.allAttachments = allAttachments;
        this.removal = removal;
    }

    /**
     * All files, the newest first, those among them that hang at no message yet.
     *
     * @param owner only files of this user
     * @param conversation only files in the conversation with this number
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of files
     */
    @Get("{?owner,conversation,cursor,limit}")
    Listed<AttachmentDetails> listAllAttachments(
            @Nullable @QueryValue @Size(max = 200) String owner,
            @Nullable @QueryValue Long conversation,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return allAttachments.page(owner, conversation, cursor, limit);
    }

    /**
     * A file, and where it hangs.
     *
     * @param id the attachment's number
     * @return the file
     */
    @Get("/{id}")
    AttachmentDetails showAnyAttachment(long id) {
        return allAttachments.one(id);
    }

    /**
     * A file's bytes. One range may be asked for. Refused with 416 {@code bad-range}.
     *
     * @param id the attachment's number
     * @return the bytes
     */
    @Get("/{id}/content")
    @Produces(MediaType.ALL)
    @Ranged
    HttpResponse<?> downloadAnyAttachment(long id, HttpRequest<?> request) {
        return allAttachments.send(id, request);
    }

    /**
     * Take a file away. The message at which it hung goes on without it; one that has nothing else to say becomes a
     * tombstone.
     *
     * @param id the attachment's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted")
    void deleteAnyAttachment(long id, Me me) {
        removal.ofFile(id, me);
    }
}
