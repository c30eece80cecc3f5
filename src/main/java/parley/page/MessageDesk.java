package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Listed;
import parley.http.Problem;
import parley.message.AllMessages;
import parley.message.Message;
import parley.message.Messages;
import parley.message.Removal;

/** Messages at the administrators' desk: found, and taken away. */
@Hidden
@Controller("/admin/messages")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MessageDesk {
    private static final String PATH = "/admin/messages";
    private static final int PAGE = 50;

    private final Pages pages;
    private final AllMessages all;
    private final Messages messages;
    private final Removal removal;

    MessageDesk(Pages pages, AllMessages all, Messages messages, Removal removal) {
        this.pages = pages;
        this.all = all;
        this.messages = messages;
        this.removal = removal;
    }

    @Get("{?q,author,conversation,cursor}")
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String author,
            @Nullable @QueryValue String conversation,
            @Nullable @QueryValue String cursor,
            Me me) {
        var texts = Speech.here().texts();
        var page = page(new AllMessages.Filter(Forms.number(conversation), Forms.given(author), q), cursor);
        var content = Desk.at(PATH)
                .field("q", texts.say("admin.search"), q)
                .field("author", texts.say("admin.message.author"), author)
                .field("conversation", texts.say("admin.message.conversation"), conversation)
                .content(page, page.items());
        return pages.ok("admin/messages", me, content);
    }

    /** Nobody of that name has said anything. */
    private Listed<Message> page(AllMessages.Filter filter, @Nullable String cursor) {
        try {
            return all.page(filter, cursor, PAGE);
        } catch (Problem.NotFound nobody) {
            return new Listed<>(List.of(), null);
        }
    }

    @Get("/{conversation}/{no}/delete")
    HttpResponse<String> askToDelete(long conversation, long no, Me me) {
        var texts = Speech.here().texts();
        var message = messages.message(conversation, no);
        var content = Map.of(
                "question", texts.say("admin.message.delete.question", Map.of("name", message.authorName())),
                "quote", message.body() == null ? "" : message.body(),
                "consequence", texts.say("admin.message.delete.hint"),
                "action", PATH + '/' + conversation + '/' + no + "/delete",
                "back", PATH + "?conversation=" + conversation);
        return pages.ok("admin/confirm", me, content);
    }

    @Post("/{conversation}/{no}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long conversation, long no, Me me) {
        removal.byAdmin(conversation, no, me);
        return Pages.seeOther(PATH + "?conversation=" + conversation);
    }
}
