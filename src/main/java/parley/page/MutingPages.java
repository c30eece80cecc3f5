package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.conversation.Muting;
import parley.http.SafePath;

/** Muting a conversation by a plain form, wherever there is something about it to read. */
@Hidden
@Controller("/conversations/{id}/mute")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MutingPages {
    private final Conversations conversations;
    private final Muting muting;

    MutingPages(Conversations conversations, Muting muting) {
        this.conversations = conversations;
        this.muting = muting;
    }

    /** Whether it is to be muted, and where the form was. */
    @Serdeable
    record Wish(@Nullable String muted, @Nullable String next) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> set(long id, @Body Wish wish, Me me) {
        muting.set(conversations.entered(id, me), me.id(), Boolean.parseBoolean(wish.muted()));
        return Pages.seeOther(SafePath.of(Forms.text(wish.next())));
    }
}
