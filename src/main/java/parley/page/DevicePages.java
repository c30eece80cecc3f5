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
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.OwnAccount;

/** Where one is signed in, and signing out there. */
@Hidden
@Controller("/settings/devices")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class DevicePages {
    private static final String PATH = "/settings/devices";
    private static final int PAGE = 50;

    private final Pages pages;
    private final OwnAccount account;

    DevicePages(Pages pages, OwnAccount account) {
        this.pages = pages;
        this.account = account;
    }

    @Get("{?cursor}")
    HttpResponse<String> list(@Nullable @QueryValue String cursor, Me me) {
        var page = account.sessions(me, cursor, PAGE);
        var content = new HashMap<String, Object>();
        content.put("devices", page.items());
        if (page.next() != null) {
            content.put("next", PATH + "?cursor=" + page.next());
        }
        return pages.ok("devices", me, content);
    }

    @Post("/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<String> end(long id, Me me) {
        account.endSession(me, id);
        return Pages.seeOther(PATH);
    }
}
