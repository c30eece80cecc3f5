package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Attendance;
import parley.conversation.Conversations;

/** Everyone in a conversation, for browsers. */
@Hidden
@Controller("/conversations/{id}/members")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MemberPages {
    private static final int PAGE = 100;

    private final Pages pages;
    private final Conversations conversations;
    private final Attendance attendance;

    MemberPages(Pages pages, Conversations conversations, Attendance attendance) {
        this.pages = pages;
        this.conversations = conversations;
        this.attendance = attendance;
    }

    static String href(long id) {
        return "/conversations/" + id + "/members";
    }

    @Get("{?cursor}")
    HttpResponse<String> list(long id, @Nullable @QueryValue String cursor, Me me) {
        var page = attendance.page(conversations.entered(id, me), cursor, PAGE, me);
        var conversation = conversations.seen(id, me);
        var content = new HashMap<String, Object>();
        content.put("conversation", conversation);
        content.put("here", href(id));
        content.put("back", Entry.href(conversation));
        content.put("members", page.items());
        if (page.next() != null) {
            content.put("next", href(id) + "?cursor=" + page.next());
        }
        return pages.ok("members", me, content);
    }
}
