package parley.conversation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Listed;
import parley.http.Made;
import parley.http.Refusals;
import parley.http.SafePath;

/** Direct conversations, by the other one's username. */
@Controller("/api/v1/directs")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "directs")
class DirectController {
    private final Conversations conversations;
    private final Directs directs;

    DirectController(Conversations conversations, Directs directs) {
        this.conversations = conversations;
        this.directs = directs;
    }

    /**
     * One's direct conversations, the latest opened first.
     *
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of directs
     */
    @Get("{?cursor,limit}")
    Listed<Conversation> listDirects(
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return conversations.of(Kind.DIRECT, me, cursor, limit);
    }

    /**
     * Open the direct with a user, or with oneself for notes. There is one, whichever side opens it, however often.
     * With who was shut out or deleted none is opened.
     *
     * @param username the other one
     * @return the direct
     */
    @Put("/{username}")
    @ApiResponse(responseCode = "200", description = "It was open already")
    @ApiResponse(responseCode = "201", description = "Opened", content = @Content(schema = @Schema(implementation = Conversation.class)))
    HttpResponse<Conversation> openDirect(String username, Me me) {
        var put = directs.put(username, me);
        var address = SafePath.within("/api/v1/conversations", put.conversation().id());
        return Made.answer(put.created(), put.conversation(), address);
    }
}
