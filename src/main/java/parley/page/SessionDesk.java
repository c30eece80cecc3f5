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
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Sessions;

/** Sessions at the administrators' desk. */
@Hidden
@Controller("/admin/sessions")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SessionDesk {
    private static final String PATH = "/admin/sessions";
    private static final int PAGE = 50;

    private final Pages pages;
    private final Sessions sessions;

    SessionDesk(Pages pages, Sessions sessions) {
        this.pages = pages;
        this.sessions = sessions;
    }

    @Get("{?user,cursor}")
    HttpResponse<String> list(@Nullable @QueryValue String user, @Nullable @QueryValue String cursor, Me me) {
        var page = sessions.page(Forms.whose(user), cursor, PAGE);
        var content = Desk.at(PATH)
                .field("user", Speech.here().texts().say("username"), user)
                .content(page, page.items());
        content.put("mine", Long.toString(me.session()));
        return pages.ok("admin/sessions", me, content);
    }

    @Post("/{id}/end{?from}")
    @Consumes(MediaType.ALL)
    HttpResponse<String> end(long id, @Nullable @QueryValue String from, Me me) {
        sessions.endAs(me, id);
        return Pages.seeOther(Desk.back(PATH, from));
    }
}
