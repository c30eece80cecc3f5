package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Presence;
import parley.conversation.Conversations;
import parley.http.Problem;
import parley.message.Message;
import parley.message.Posts;

/** What another app hands over to be sent: one chooses where to. */
@Hidden
@Controller("/share")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SharePages {
    private final Pages pages;
    private final Conversations conversations;
    private final Presence presence;
    private final Posts posts;
    private final Validator validator;

    SharePages(Pages pages, Conversations conversations, Presence presence, Posts posts, Validator validator) {
        this.pages = pages;
        this.conversations = conversations;
        this.presence = presence;
        this.posts = posts;
        this.validator = validator;
    }

    /** The message, where to, and the form's key: sent twice, it is still one message. */
    @Serdeable
    record Shared(long conversation, String body, @Nullable String key) {}

    @Get("{?title,text,url}")
    HttpResponse<String> ask(
            @Nullable @QueryValue String title, @Nullable @QueryValue String text, @Nullable @QueryValue String url,
            Me me) {
        var body = Stream.of(title, text, url)
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
        return pages.ok("share", me, content(body, UUID.randomUUID().toString(), Map.of(), me));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> send(@Body Shared shared, Me me) {
        var body = Forms.text(shared.body());
        var draft = new Message.Draft(body, null, null);
        var key = MessagePages.key(shared.key());
        try {
            Forms.check(validator, draft);
            var id = conversations.entered(shared.conversation(), me).id();
            posts.post(id, me, draft, key);
            return Pages.seeOther(Entry.href(conversations.seen(id, me)));
        } catch (Problem.Invalid refusal) {
            var content = content(body, key == null ? "" : key, Forms.errors(refusal, "body"), me);
            return pages.refused(HttpStatus.BAD_REQUEST, "share", me, content);
        }
    }

    private Map<String, Object> content(String body, String key, Map<String, String> errors, Me me) {
        return Map.of("body", body, "key", key, "errors", errors, "list", Entry.all(conversations, presence, me, 0));
    }
}
