package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import parley.account.Me;
import parley.account.Presence;
import parley.conversation.Conversations;
import parley.sync.Sync;

/** The list of one's conversations. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class HomeController {
    private final Pages pages;
    private final Addressee addressee;
    private final Conversations conversations;
    private final Sync sync;
    private final Presence presence;

    HomeController(Pages pages, Addressee addressee, Conversations conversations, Sync sync, Presence presence) {
        this.pages = pages;
        this.addressee = addressee;
        this.conversations = conversations;
        this.sync = sync;
        this.presence = presence;
    }

    @Get("/")
    HttpResponse<String> home(Me me, HttpRequest<?> request) {
        return addressee.unlessOther(request, me, () -> list(me));
    }

    private HttpResponse<String> list(Me me) {
        var cursor = sync.cursor(me);
        return pages.ok(
                "home", me, Map.of("sync", cursor, "list", Entry.all(conversations, presence, me, 0)));
    }
}
