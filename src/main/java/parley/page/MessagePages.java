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
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.Uploads;
import parley.conversation.Conversations;
import parley.conversation.Entered;
import parley.conversation.Marks;
import parley.http.Problem;
import parley.message.History;
import parley.message.Message;
import parley.message.Posts;

/** Sending, and telling how far one has read, by plain forms. */
@Hidden
@Controller("/conversations/{id}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessagePages {
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");
    private static final int LATELY = 50;

    private final Conversations conversations;
    private final Posts posts;
    private final Marks marks;
    private final History history;
    private final Uploads uploads;
    private final ConversationPage page;
    private final Validator validator;

    MessagePages(
            Conversations conversations,
            Posts posts,
            Marks marks,
            History history,
            Uploads uploads,
            ConversationPage page,
            Validator validator) {
        this.conversations = conversations;
        this.posts = posts;
        this.marks = marks;
        this.history = history;
        this.uploads = uploads;
        this.page = page;
        this.validator = validator;
    }

    /** What was written, and the key that was drawn with the form: sent twice, it is still one message. */
    @Serdeable
    record Written(@Nullable String body, @Nullable Long replyTo, @Nullable String key) {}

    /** How far one has read; with {@code back}, no further. */
    @Serdeable
    record Mark(@Nullable String no, @Nullable String back) {}

    /** The conversation by its number, for links that know no name. */
    @Get
    HttpResponse<String> show(long id, Me me) {
        return Pages.seeOther(Entry.href(conversations.seen(id, me)));
    }

    /** Whoever marks messages as unread leaves them for later. */
    @Post("/read")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> read(long id, @Body Mark mark, Me me) {
        var entered = conversations.entered(id, me);
        var no = Forms.number(mark.no());
        var back = mark.back() != null;
        if (no != null) {
            marks.read(entered, me.id(), Math.min(no, entered.lastNo()), back);
        }
        return back ? Pages.seeOther("/") : show(id, me);
    }

    @Post("/messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> send(long id, @Body Written written, Me me) {
        return send(id, written, new Enclosure(uploads, me), me);
    }

    /** As above, with files; strangers have been sent away before any of them is read. */
    @Post("/messages")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<String> send(long id, @Nullable @Body InputStream body, HttpRequest<?> request, Me me) {
        conversations.entered(id, me);
        var files = new Enclosure(uploads, me);
        var form = files.read(request, body);
        return send(id, new Written(form.get("body"), Forms.number(form.get("replyTo")), form.get("key")), files, me);
    }

    private HttpResponse<String> send(long id, Written written, Enclosure files, Me me) {
        var body = Forms.text(written.body());
        var draft = new Message.Draft(body, written.replyTo(), files.ids());
        var refused = files.refused();
        var sent = false;
        try {
            if (refused != null) {
                var errors = Map.of("files", refused.say());
                return page.drawAgain(conversations.seen(id, me), refused.problem().status(), draft, errors, me);
            }
            Forms.check(validator, draft);
            sent = post(conversations.entered(id, me), me, draft, files, key(written.key()));
            return show(id, me);
        } catch (Problem refusal) {
            var errors = Map.of("body", Forms.reason(refusal));
            return page.drawAgain(conversations.seen(id, me), refusal.status(), draft, errors, me);
        } finally {
            if (!sent) {
                files.takeBack();
            }
        }
    }

    /**
     * Whether the message has the files, or an earlier one has them already. A form that a browser kept and that was
     * filled in anew carries an old key: what is in it is what counts.
     */
    private boolean post(Entered entered, Me me, Message.Draft draft, Enclosure files, @Nullable String key) {
        try {
            return posts.post(entered.id(), me, draft, key).created();
        } catch (Problem.KeyReused another) {
            var isThere = history.before(entered, Long.MAX_VALUE, LATELY).items().stream()
                    .anyMatch(message -> message.author().equals(me.username())
                            && String.valueOf(key).equals(message.idempotencyKey())
                            && draft.body().equals(message.body()) && files.isIn(message));
            return !isThere && posts.post(entered.id(), me, draft, null).created();
        }
    }

    /** A key to be drawn with a form. */
    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The key that was drawn with a form, unless it is something else. */
    static @Nullable String key(@Nullable String key) {
        return key == null || !KEY.matcher(key).matches() ? null : key;
    }
}
