package parley.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.admin.Dashboard;
import parley.admin.Trail;
import parley.audit.Entry;

/** The administrators' desk: how the server is doing, and what was done. */
@Hidden
@Controller("/admin")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class DeskPages {
    private static final int PAGE = 50;
    private static final int MEGA = 1_000_000;

    private final Pages pages;
    private final Dashboard dashboard;
    private final Trail trail;

    DeskPages(Pages pages, Dashboard dashboard, Trail trail) {
        this.pages = pages;
        this.dashboard = dashboard;
        this.trail = trail;
    }

    /** An entry as it is drawn. */
    @Introspected
    record Deed(
            Instant at,
            String action,
            @Nullable String actor,
            @Nullable String target,
            List<Altered> changes,
            String address) {
        static Deed of(Entry entry) {
            return new Deed(
                    entry.at(), Actions.said(entry.action()), entry.actor(), entry.target(), Altered.all(entry),
                    entry.address());
        }
    }

    @Get
    HttpResponse<String> dashboard(Me me) {
        var figures = dashboard.now();
        var content = new HashMap<String, Object>();
        content.put("figures", figures);
        content.put("megabytes", Math.ceilDiv(figures.databaseBytes(), MEGA));
        content.put("chart", Chart.of(figures.days()));
        return pages.ok("admin/dashboard", me, content);
    }

    @Get("/audit{?actor,action,target,cursor}")
    HttpResponse<String> audit(
            @Nullable @QueryValue String actor,
            @Nullable @QueryValue String action,
            @Nullable @QueryValue String target,
            @Nullable @QueryValue String cursor,
            Me me) {
        var texts = Speech.here().texts();
        var kind = Actions.named(action);
        var page = trail.page(Forms.whose(actor), kind, Forms.whose(target), cursor, PAGE);
        Map<String, Object> content = Desk.at("/admin/audit")
                .field("actor", texts.say("admin.audit.actor"), actor)
                .field("target", texts.say("admin.audit.target"), target)
                .select("action", texts.say("admin.audit.action"), kind, Actions.options())
                .content(page, page.items().stream().map(Deed::of).toList());
        return pages.ok("admin/audit", me, content);
    }
}
