package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Listed;
import parley.http.Problem;
import parley.http.SafePath;
import parley.message.AllMessages;
import parley.message.Clearance;
import parley.message.Message;
import parley.message.Messages;
import parley.message.Removal;
import parley.message.Rewording;

/** Messages at the administrators' desk: found, changed, and taken away. */
@Hidden
@Controller("/admin/messages")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessageDesk {
    private static final String PATH = "/admin/messages";
    private static final int PAGE = 50;
    private static final Listed<Message> NOTHING = new Listed<>(List.of(), null);

    private final Pages pages;
    private final AllMessages all;
    private final Messages messages;
    private final Rewording rewording;
    private final Removal removal;
    private final Clearance clearance;
    private final Whereabouts whereabouts;
    private final Validator validator;

    MessageDesk(
            Pages pages,
            AllMessages all,
            Messages messages,
            Rewording rewording,
            Removal removal,
            Clearance clearance,
            Whereabouts whereabouts,
            Validator validator) {
        this.pages = pages;
        this.all = all;
        this.messages = messages;
        this.rewording = rewording;
        this.removal = removal;
        this.clearance = clearance;
        this.whereabouts = whereabouts;
        this.validator = validator;
    }

    /** What it is to say, the fingerprint of what was shown, and the list that it was found in. */
    @Serdeable
    record Changed(@Nullable String body, @Nullable String shown, @Nullable String from) {}

    @Get("{?q,author,conversation,cursor,gone}")
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String author,
            @Nullable @QueryValue String conversation,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer gone,
            Me me) {
        var texts = Speech.here().texts();
        var whose = Forms.whose(author);
        var there = whereabouts.of(conversation);
        var where = there.conversation();
        var page = there.error() == null ? page(new AllMessages.Filter(where, whose, q), cursor) : NOTHING;
        var content = Desk.at(PATH)
                .field("q", texts.say("admin.search"), q)
                .field("author", texts.say("admin.message.author"), author)
                .field("conversation", texts.say("admin.message.conversation"), conversation, there.error())
                .content(page, page.items());
        content.put("gone", gone);
        if (whose != null && q.isBlank() && !page.items().isEmpty() && clearance.isWanted(whose, where)) {
            content.put("clearing", of("/clear", whose, where));
        }
        return pages.ok("admin/messages", me, content);
    }

    private static String of(String place, String author, @Nullable Long conversation) {
        var list = UriBuilder.of(PATH + place).queryParam("author", author);
        return (conversation == null ? list : list.queryParam("conversation", conversation)).build().toString();
    }

    @Get("/clear{?author,conversation,gone}")
    HttpResponse<String> askToClear(
            @QueryValue String author, @Nullable @QueryValue Long conversation, @Nullable @QueryValue Integer gone,
            Me me) {
        var texts = Speech.here().texts();
        var content = new HashMap<String, Object>(Map.of(
                "question", conversation == null
                        ? texts.say("admin.messages.delete.question", Map.of("name", author))
                        : texts.say("admin.messages.delete.there", Map.of("name", author, "no", conversation)),
                "consequence", texts.say("admin.messages.delete.hint"),
                "action", of("/clear", author, conversation),
                "back", of("", author, conversation)));
        if (gone != null) {
            content.put("done", texts.say("admin.messages.gone.more", Map.of("count", gone)));
        }
        return pages.ok("admin/confirm", me, content);
    }

    /** Asks again while there is more. */
    @Post("/clear{?author,conversation}")
    @Consumes(MediaType.ALL)
    HttpResponse<String> clear(@QueryValue String author, @Nullable @QueryValue Long conversation, Me me) {
        var cleared = clearance.of(author, conversation, me);
        return Pages.seeOther(of(cleared.more() ? "/clear" : "", author, conversation) + "&gone=" + cleared.deleted());
    }

    /** Nobody of that name has said anything. */
    private Listed<Message> page(AllMessages.Filter filter, @Nullable String cursor) {
        try {
            return all.page(filter, cursor, PAGE);
        } catch (Problem.NotFound nobody) {
            return NOTHING;
        }
    }

    @Get("/{conversation}/{no}{?from}")
    HttpResponse<String> show(long conversation, long no, @Nullable @QueryValue String from, Me me) {
        var message = messages.living(conversation, no);
        return pages.ok("admin/message", me, content(message, message.body(), from, Map.of()));
    }

    @Post("/{conversation}/{no}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> change(long conversation, long no, @Body Changed changed, Me me) {
        var edit = new Message.Edit(Forms.text(changed.body()));
        try {
            Forms.check(validator, edit);
            rewording.byAdmin(conversation, no, changed.shown(), edit.body(), me);
            return Pages.seeOther(Desk.back(PATH, changed.from()));
        } catch (Problem.Invalid refusal) {
            var message = messages.message(conversation, no);
            var content = content(message, edit.body(), changed.from(), Forms.errors(refusal, "body"));
            return pages.refused(refusal.status(), "admin/message", me, content);
        }
    }

    private static Map<String, Object> content(
            Message message, @Nullable String body, @Nullable String from, Map<String, String> errors) {
        return Map.of(
                "message", message,
                "shown", Rewording.fingerprint(message),
                "body", body == null ? "" : body,
                "place", PATH + '/' + message.conversation() + '/' + message.no(),
                "back", Desk.back(PATH, from),
                "errors", errors);
    }

    @Get("/{conversation}/{no}/delete{?from}")
    HttpResponse<String> askToDelete(long conversation, long no, @Nullable @QueryValue String from, Me me) {
        var texts = Speech.here().texts();
        var message = messages.message(conversation, no);
        var back = Desk.back(PATH, from);
        var content = Map.of(
                "question", texts.say("admin.message.delete.question", Map.of("name", message.authorName())),
                "quote", message.body() == null ? "" : message.body(),
                "files", message.attachments(),
                "consequence", texts.say("admin.message.delete.hint"),
                "action",
                PATH + '/' + conversation + '/' + no + "/delete?from=" + SafePath.query(back),
                "back", back);
        return pages.ok("admin/confirm", me, content);
    }

    @Post("/{conversation}/{no}/delete{?from}")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long conversation, long no, @Nullable @QueryValue String from, Me me) {
        removal.byAdmin(conversation, no, me);
        return Pages.seeOther(Desk.back(PATH, from));
    }
}
