package parley.message;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.conversation.Typing;
import parley.http.Made;
import parley.http.Refusals;
import parley.http.SafePath;

/** A message: posted, shown, put better, taken away. */
@Controller("/api/v1/conversations/{id}/messages")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "messages")
class MessageController {
    private final Conversations conversations;
    private final Messages messages;
    private final Rewording rewording;
    private final Removal removal;
    private final Posts posts;
    private final Typing typing;

    MessageController(
            Conversations conversations,
            Messages messages,
            Rewording rewording,
            Removal removal,
            Posts posts,
            Typing typing) {
        this.conversations = conversations;
        this.messages = messages;
        this.rewording = rewording;
        this.removal = removal;
        this.posts = posts;
        this.typing = typing;
    }

    /**
     * Post a message. With an {@code Idempotency-Key} it is safe to repeat, for as long as the message lives. Refused
     * with 422 {@code idempotency-key-reused} when the key was another message's, and {@code unusable} when an
     * attachment hangs elsewhere, is not one's own, or is gone.
     *
     * @param id the conversation's number
     * @param idempotencyKey 1 to 64 printable ASCII characters of one's own choice
     * @param draft what one wants to say
     * @return the message
     */
    @Post
    @Status(HttpStatus.CREATED)
    @ApiResponse(responseCode = "201", description = "Stored", content = @Content(schema = @Schema(implementation = Message.class)))
    @ApiResponse(responseCode = "200", description = "Stored before with the same key: the message as it is now", content = @Content(schema = @Schema(implementation = Message.class)))
    HttpResponse<Message> postMessage(
            long id,
            @Nullable @Header("Idempotency-Key") @Pattern(regexp = "^[ -~]{1,64}$") String idempotencyKey,
            @Body @Valid Message.Draft draft,
            Me me) {
        typing.stops(id, me);
        var posted = posts.post(id, me, draft, idempotencyKey);
        var message = posted.message();
        var address = SafePath.within("/api/v1/conversations/" + id + "/messages", message.no());
        return Made.answer(posted.created(), message, address);
    }

    /**
     * A message.
     *
     * @param id the conversation's number
     * @param no the message's number
     * @return the message
     */
    @Get("/{no}")
    Message showMessage(long id, long no, Me me) {
        return messages.message(conversations.entered(id, me).id(), no);
    }

    /**
     * Edit one's own message. Refused with 403 {@code not-the-author}.
     *
     * @param id the conversation's number
     * @param no the message's number
     * @param edit the new wording
     * @return the message
     */
    @Patch("/{no}")
    Message editMessage(long id, long no, @Body @Valid Message.Edit edit, Me me) {
        return rewording.byMember(conversations.entered(id, me).id(), no, edit.body(), me);
    }

    /**
     * Delete a message: its author may, and owners and moderators. A tombstone keeps its number. Refused with 403
     * {@code not-the-author}.
     *
     * @param id the conversation's number
     * @param no the message's number
     */
    @Delete("/{no}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted, or it was already")
    void deleteMessage(long id, long no, Me me) {
        removal.byMember(conversations.entered(id, me).id(), no, me);
    }
}
