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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Problem;
import parley.message.Message;
import parley.message.Messages;
import parley.message.Reactions;
import parley.message.Removal;
import parley.message.Rewording;

/** What one can do with a message, by plain forms: answer it, react to it, put it better, take it back. */
@Hidden
@Controller("/conversations/{id}/messages/{no}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class OptionPages {
    private static final int BELOW = 25;

    private final Pages pages;
    private final Conversations conversations;
    private final Messages messages;
    private final Rewording rewording;
    private final Reactions reactions;
    private final Removal removal;
    private final Validator validator;

    OptionPages(
            Pages pages,
            Conversations conversations,
            Messages messages,
            Rewording rewording,
            Reactions reactions,
            Removal removal,
            Validator validator) {
        this.pages = pages;
        this.conversations = conversations;
        this.messages = messages;
        this.rewording = rewording;
        this.reactions = reactions;
        this.removal = removal;
        this.validator = validator;
    }

    /** A better wording, as it was typed. */
    @Serdeable
    record Rewritten(@Nullable String body) {}

    /** An emoji to react with, or one to take back. */
    @Serdeable
    record Reacted(@Nullable String give, @Nullable String take) {}

    /** Where the message is read, among those around it; to who is not in a public room, that is the way in. */
    @Get
    HttpResponse<String> show(long id, long no, Me me) {
        var conversation = conversations.seen(id, me);
        if (conversation.role() == null) {
            return Pages.seeOther(Entry.href(conversation) + "?message=" + no);
        }
        var late = no + BELOW < conversation.lastNo();
        var before = late ? "?before=" + (no + BELOW) : "";
        return Pages.seeOther(Entry.href(conversation) + before + "#m" + messages.message(id, no).no());
    }

    @Get("/options")
    HttpResponse<String> options(long id, long no, Me me) {
        var message = message(id, no, me);
        return pages.ok("options", me, content(message, message.body(), Map.of(), me));
    }

    @Post("/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> edit(long id, long no, @Body Rewritten written, Me me) {
        var edit = new Message.Edit(Forms.text(written.body()));
        try {
            Forms.check(validator, edit);
            rewording.byMember(conversations.entered(id, me).id(), no, edit.body(), me);
            return show(id, no, me);
        } catch (Problem.Invalid refusal) {
            var errors = Forms.errors(refusal, "body");
            var content = content(message(id, no, me), edit.body(), errors, me);
            return pages.refused(refusal.status(), "options", me, content);
        }
    }

    @Post("/reactions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> react(long id, long no, @Body Reacted reacted, Me me) {
        var room = conversations.entered(id, me).id();
        try {
            if (reacted.take() != null) {
                reactions.takeBack(room, me, no, reacted.take());
            } else {
                reactions.give(room, me, no, Forms.text(reacted.give()).strip());
            }
            return show(id, no, me);
        } catch (Problem.Invalid | Problem.Conflict refusal) {
            var message = message(id, no, me);
            var errors = Map.of("emoji", Forms.reason(refusal));
            return pages.refused(refusal.status(), "options", me, content(message, message.body(), errors, me));
        }
    }

    @Post("/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long id, long no, Me me) {
        removal.byMember(conversations.entered(id, me).id(), no, me);
        return show(id, no, me);
    }

    private Message message(long id, long no, Me me) {
        return messages.message(conversations.entered(id, me).id(), no);
    }

    private Map<String, @Nullable Object> content(
            Message message, @Nullable String typed, Map<String, String> errors, Me me) {
        var isMine = message.author().equals(me.username());
        var content = new HashMap<String, @Nullable Object>();
        content.put("message", message);
        content.put("place", "/conversations/" + message.conversation() + "/messages");
        content.put("before", message.no() - 1);
        content.put("here", Bubble.place(message));
        content.put("typed", typed);
        content.put("edits", isMine);
        content.put("deletes", isMine || conversations.entered(message.conversation(), me).keepsOrder());
        content.put("usual", List.of(Speech.here().texts().say("reactions.usual").split(" ")));
        content.put("key", MessagePages.newKey());
        content.put("errors", errors);
        return content;
    }
}
