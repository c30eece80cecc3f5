package parley.page;

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

/** What the keyboard does: a page of its own, which the script shows as a sheet where one is. */
@Hidden
@Controller("/shortcuts")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class ShortcutPages {
    private final Pages pages;

    ShortcutPages(Pages pages) {
        this.pages = pages;
    }

    @Get
    HttpResponse<String> show(Me me) {
        return pages.ok("shortcuts", me, Map.of());
    }
}
