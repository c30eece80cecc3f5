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
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Problem;
import parley.message.Message;
import parley.message.Posts;

/** Sending by a plain form. */
@Hidden
@Controller("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessagePages {
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    private final Conversations conversations;
    private final Posts posts;
    private final ConversationPage page;
    private final Validator validator;

    MessagePages(Conversations conversations, Posts posts, ConversationPage page, Validator validator) {
        this.conversations = conversations;
        this.posts = posts;
        this.page = page;
        this.validator = validator;
    }

    /** What was written, and the key that was drawn with the form: sent twice, it is still one message. */
    @Serdeable
    record Written(@Nullable String body, @Nullable Long replyTo, @Nullable String key) {}

    /** The conversation by its number, for links that know no name. */
    @Get
    HttpResponse<String> show(long id, Me me) {
        return Pages.seeOther(Entry.href(conversations.seen(id, me)));
    }

    @Post("/messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> send(long id, @Body Written written, Me me) {
        var body = Forms.text(written.body());
        var draft = new Message.Draft(body, written.replyTo(), null);
        try {
            Forms.check(validator, draft);
            post(conversations.entered(id, me).id(), me, draft, key(written.key()));
            return show(id, me);
        } catch (Problem.Invalid refusal) {
            return page.drawAgain(conversations.seen(id, me), body, Forms.errors(refusal, "body"), me);
        }
    }

    /** A form that a browser kept and that was filled in anew carries an old key: the text is what counts. */
    private void post(long id, Me me, Message.Draft draft, @Nullable String key) {
        try {
            posts.post(id, me, draft, key);
        } catch (Problem.KeyReused anotherText) {
            posts.post(id, me, draft, null);
        }
    }

    /** The key that was drawn with a form, unless it is something else. */
    static @Nullable String key(@Nullable String key) {
        return key == null || !KEY.matcher(key).matches() ? null : key;
    }
}
