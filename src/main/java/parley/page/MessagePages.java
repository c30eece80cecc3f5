package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Characters;
import parley.message.Message;
import parley.message.Posts;

/** Sending by a plain form. */
@Hidden
@Controller("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessagePages {
    private final Conversations conversations;
    private final Posts posts;

    MessagePages(Conversations conversations, Posts posts) {
        this.conversations = conversations;
        this.posts = posts;
    }

    /** What was written. */
    @Serdeable
    record Written(@NotNull @Characters(max = 10_000) String body) {}

    /** The conversation by its number, for links that know no name. */
    @Get
    HttpResponse<String> show(long id, Me me) {
        return Pages.seeOther(Entry.href(conversations.seen(id, me)));
    }

    /** Browsers send line ends as CR LF; people mean a line end. */
    @Post("/messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> send(long id, @Body @Valid Written written, Me me) {
        var body = written.body().replace("\r\n", "\n");
        posts.post(conversations.entered(id, me).id(), me, new Message.Draft(body, null), null);
        return show(id, me);
    }
}
