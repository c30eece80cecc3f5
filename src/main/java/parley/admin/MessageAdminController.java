package parley.admin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
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
import parley.message.AllMessages;
import parley.message.Clearance;
import parley.message.Message;
import parley.message.Messages;
import parley.message.Removal;
import parley.message.Rewording;

/**
 * What administrators do with messages: find them, change what should not be read, and take them away. Nobody posts in
 * another's name.
 */
@Controller("/api/v1/admin/messages")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class MessageAdminController {
    private final AllMessages all;
    private final Messages messages;
    private final Rewording rewording;
    private final Removal removal;
    private final Clearance clearance;

    MessageAdminController(
            AllMessages all,
            Messages messages,
            Rewording rewording,
            Removal removal,
            Clearance clearance) {
        this.all = all;
        this.messages = messages;
        this.rewording = rewording;
        this.removal = removal;
        this.clearance = clearance;
    }

    /**
     * All messages, the newest conversation first and in it the newest message. With {@code q}, a page looks at 20,000
     * messages at most: it may have few entries or none and still go on with {@code next}.
     *
     * @param conversation only messages of the conversation with this number
     * @param author only messages of this user
     * @param q only messages whose text contains this; up to 100 characters
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of messages
     */
    @Get("{?conversation,author,q,cursor,limit}")
    Listed<Message> listAllMessages(
            @Nullable @QueryValue Long conversation,
            @Nullable @QueryValue @Size(max = 200) String author,
            @Nullable @QueryValue @Size(max = 100) String q,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return all.page(new AllMessages.Filter(conversation, author, q == null ? "" : q), cursor, limit);
    }

    /**
     * A message.
     *
     * @param conversation the conversation's number
     * @param no the message's number
     * @return the message
     */
    @Get("/{conversation}/{no}")
    Message showAnyMessage(long conversation, long no) {
        return messages.message(conversation, no);
    }

    /**
     * Change what a message says. It is shown as edited by its author, who stays its author; the audit tells who did it.
     *
     * @param conversation the conversation's number
     * @param no the message's number
     * @param edit the new wording
     * @return the message as it is now
     */
    @Patch("/{conversation}/{no}")
    Message editAnyMessage(long conversation, long no, @Body @Valid Message.Edit edit, Me me) {
        return rewording.byAdmin(conversation, no, null, edit.body(), me);
    }

    /**
     * Take a message away. A tombstone keeps its number.
     *
     * @param conversation the conversation's number
     * @param no the message's number
     */
    @Delete("/{conversation}/{no}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Deleted, or it was already")
    void deleteAnyMessage(long conversation, long no, Me me) {
        removal.byAdmin(conversation, no, me);
    }

    /**
     * Take away what a user has said, up to 500 messages at a time, those of the newest conversation first. Tombstones
     * keep their numbers. Repeat it while there is {@code more}.
     *
     * @param author whose messages, by username
     * @param conversation only messages of the conversation with this number
     * @return how many were deleted, and whether there are more
     */
    @Delete("{?author,conversation}")
    Clearance.Cleared deleteMessagesOf(
            @QueryValue @Size(max = 200) String author, @Nullable @QueryValue Long conversation, Me me) {
        return clearance.of(author, conversation, me);
    }
}
