package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Presence;
import parley.attachment.Attachment;
import parley.attachment.Attachments;
import parley.attachment.Uploads;
import parley.conversation.Conversations;
import parley.http.Problem;
import parley.message.Message;
import parley.message.Posts;

/** What another app hands over to be sent, words and files: one chooses where to. */
@Hidden
@Controller("/share")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SharePages {
    private final Pages pages;
    private final Conversations conversations;
    private final Presence presence;
    private final Posts posts;
    private final Uploads uploads;
    private final Attachments attachments;
    private final Validator validator;

    SharePages(
            Pages pages,
            Conversations conversations,
            Presence presence,
            Posts posts,
            Uploads uploads,
            Attachments attachments,
            Validator validator) {
        this.pages = pages;
        this.conversations = conversations;
        this.presence = presence;
        this.posts = posts;
        this.uploads = uploads;
        this.attachments = attachments;
        this.validator = validator;
    }

    /** The message, where to, the files that came before, and the form's key: sent twice, it is still one message. */
    @Serdeable
    record Shared(long conversation, String body, @Nullable List<Long> files, @Nullable String key) {}

    @Get("{?title,text,url}")
    HttpResponse<String> ask(
            @Nullable @QueryValue String title, @Nullable @QueryValue String text, @Nullable @QueryValue String url,
            Me me) {
        return pages.ok("share", me, content(joined(title, text, url), List.of(), MessagePages.newKey(), Map.of(), me));
    }

    /** As the installed app is handed it by the system; the files are kept as one's own, and wait for their message. */
    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<String> receive(@Nullable @Body InputStream body, HttpRequest<?> request, Me me) {
        var files = new Enclosure(uploads, me);
        var form = files.read(request, body);
        var text = joined(form.get("title"), form.get("text"), form.get("url"));
        var refused = files.refused();
        if (refused == null) {
            return pages.ok("share", me, content(text, files.files(), MessagePages.newKey(), Map.of(), me));
        }
        files.takeBack();
        var errors = Map.of("files", refused.say());
        return pages.refused(
                refused.problem().status(), "share", me, content(text, List.of(), MessagePages.newKey(), errors, me));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> send(@Body Shared shared, Me me) {
        var body = Forms.text(shared.body());
        var files = shared.files() == null ? List.<Long>of() : shared.files();
        var draft = new Message.Draft(body, null, files);
        var key = MessagePages.key(shared.key());
        try {
            Forms.check(validator, draft);
            var id = conversations.entered(shared.conversation(), me).id();
            posts.post(id, me, draft, key);
            return Pages.seeOther(Entry.href(conversations.seen(id, me)));
        } catch (Problem.Invalid | Problem.Unusable refusal) {
            var errors = refusal instanceof Problem.Unusable
                    ? Map.of("files", Forms.reason(refusal))
                    : Forms.errors(refusal, "body");
            var unsent = attachments.unsent(me.id(), files);
            return pages.refused(
                    refusal.status(), "share", me, content(body, unsent, key == null ? "" : key, errors, me));
        }
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(part -> part != null && !part.isBlank())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private Map<String, Object> content(
            String body, List<Attachment> files, String key, Map<String, String> errors, Me me) {
        return Map.of(
                "body", body, "files", files.stream().map(Attached::of).toList(), "key", key, "errors", errors,
                "list", Entry.all(conversations, presence, me, 0));
    }
}
