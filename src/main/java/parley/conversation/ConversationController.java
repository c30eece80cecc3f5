package parley.conversation;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Reader;
import parley.http.AlsoForGuests;
import parley.http.Refusals;

/** Any conversation, by number, and how far one has read it. */
@Controller("/api/v1/conversations/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "conversations")
class ConversationController {
    private final Conversations conversations;
    private final Marks marks;
    private final Typing typing;
    private final Muting muting;

    ConversationController(Conversations conversations, Marks marks, Typing typing, Muting muting) {
        this.conversations = conversations;
        this.marks = marks;
        this.typing = typing;
        this.muting = muting;
    }

    /**
     * How far one has read.
     *
     * @param no the number of the last message read
     * @param force true moves the mark back too, to mark messages unread
     */
    @Schema(name = "ReadMark")
    @Serdeable
    record ReadMark(@NotNull @Min(0) Long no, @Nullable Boolean force) {}

    /**
     * A conversation. Where guests are let in, they may see public rooms, too.
     *
     * @param id the conversation's number
     * @return the conversation
     */
    @Get
    @Secured(SecurityRule.IS_ANONYMOUS)
    @AlsoForGuests
    Conversation showConversation(long id, Reader reader) {
        return conversations.seen(id, reader);
    }

    /**
     * Set one's reading mark. It only moves forward, unless forced.
     *
     * @param id the conversation's number
     * @param mark how far one has read
     * @return where the mark stands now
     */
    @Put("/read")
    ReadMark setReadMark(long id, @Body @Valid ReadMark mark, Me me) {
        var entered = conversations.entered(id, me);
        var force = Boolean.TRUE.equals(mark.force());
        return new ReadMark(marks.read(entered, me.id(), mark.no(), force), force);
    }

    /**
     * Tell the others that one is typing. It lives for 6 seconds unless told again or a message follows; in
     * conversations of more than 32 members nobody hears of it.
     *
     * @param id the conversation's number
     */
    @Put("/typing")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Told")
    void tellTyping(long id, Me me) {
        typing.types(id, me);
    }

    /**
     * Mute the conversation: nothing that is said there notifies one any more, on any device, not even one's name. What
     * is unread is counted as before. Only oneself knows; it ends with leaving.
     *
     * @param id the conversation's number
     */
    @Put("/mute")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Muted, now or before")
    void muteConversation(long id, Me me) {
        muting.set(conversations.entered(id, me), me.id(), true);
    }

    /**
     * End the muting of a conversation.
     *
     * @param id the conversation's number
     */
    @Delete("/mute")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Not muted, now or before")
    void unmuteConversation(long id, Me me) {
        muting.set(conversations.entered(id, me), me.id(), false);
    }
}
