package parley.conversation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Listed;
import parley.http.Made;
import parley.http.Refusals;
import parley.http.SafePath;

/** Conversations of several, by who is in them. */
@Controller("/api/v1/groups")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "groups")
class GroupController {
    private final Conversations conversations;
    private final Groups groups;

    GroupController(Conversations conversations, Groups groups) {
        this.conversations = conversations;
        this.groups = groups;
    }

    /**
     * Who is to be in a group.
     *
     * @param usernames 1 to 15 others, in any order; oneself may be among them
     */
    @Schema(name = "GroupDraft")
    @Serdeable
    record Draft(@NotNull @Size(min = 1, max = 100) List<@NotNull String> usernames) {}

    /**
     * One's groups, the latest opened first.
     *
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of groups
     */
    @Get("{?cursor,limit}")
    Listed<Conversation> listGroups(
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return conversations.of(Kind.GROUP, me, cursor, limit);
    }

    /**
     * Open the group of some people and oneself. There is one for just these people, whoever opens it, however often, so
     * nobody comes in or leaves. With a single other, it is the direct with them.
     *
     * @param draft who is to be in it
     * @return the group
     */
    @Post
    @ApiResponse(responseCode = "200", description = "It was open already")
    @ApiResponse(responseCode = "201", description = "Opened", content = @Content(schema = @Schema(implementation = Conversation.class)))
    HttpResponse<Conversation> openGroup(@Body @Valid Draft draft, Me me) {
        var put = groups.put(draft.usernames(), me);
        var address = SafePath.within("/api/v1/conversations", put.conversation().id());
        return Made.answer(put.created(), put.conversation(), address);
    }
}
