package parley.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.stream.Collectors;
import parley.http.Problem;

/** What the client needs to work without a connection: its service worker, and the page for what it does not have. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class WorkerController {
    private static final String OFFLINE = "offline";

    private final Assets assets;
    private final Pages pages;

    WorkerController(Assets assets, Pages pages) {
        this.assets = assets;
        this.pages = pages;
    }

    /**
     * It stands at the top, since it serves all pages, and names the version of the files, so that it changes with them.
     * It is one script: browsers hold what a worker loads besides to rules that it cannot meet.
     */
    @Get("/sw.js")
    @Produces("text/javascript")
    HttpResponse<String> worker() {
        var script = part("sw.js") + part("sw-push.js");
        var texts = Speech.here().texts();
        var names = assets.all(texts.language()).stream().map(name -> '\'' + name + '\'')
                .collect(Collectors.joining(", "));
        var said = texts.object(Assets.said(script).collect(Collectors.toSet()));
        return HttpResponse.ok("const root = '" + assets.root() + "', needed = [" + names + "], language = '"
                + texts.language() + "', texts = " + said + ";\n" + script)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private String part(String name) {
        return assets.text(name).orElseThrow(() -> new Problem.NotFound("file"));
    }

    @Get("/offline")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> offline() {
        return pages.ok(OFFLINE, null, Map.of());
    }
}
