package parley.message;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Refusals;

/** Reactions to messages. Both calls may be repeated; a message changes by them as by an edit, and everyone's poll tells. */
@Controller("/api/v1/conversations/{id}/messages/{no}/reactions/{emoji}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "messages")
class ReactionController {
    private final Conversations conversations;
    private final Reactions reactions;

    ReactionController(Conversations conversations, Reactions reactions) {
        this.conversations = conversations;
        this.reactions = reactions;
    }

    /**
     * React to a message. Each member may do so with several emoji; a message has up to 20 different ones. Refused
     * with 409 {@code too-many-reactions}.
     *
     * @param id the conversation's number
     * @param no the message's number
     * @param emoji a single emoji, percent-encoded; it is kept as it is drawn, so that ❤ comes back as ❤️
     * @return the message
     */
    @Put
    Message addReaction(long id, long no, String emoji, Me me) {
        return reactions.give(conversations.entered(id, me).id(), me, no, emoji);
    }

    /**
     * Take one's reaction back.
     *
     * @param id the conversation's number
     * @param no the message's number
     * @param emoji the emoji, percent-encoded
     * @return the message
     */
    @Delete
    Message removeReaction(long id, long no, String emoji, Me me) {
        return reactions.takeBack(conversations.entered(id, me).id(), me, no, emoji);
    }
}
