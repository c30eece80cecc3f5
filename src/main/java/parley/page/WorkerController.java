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
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import parley.http.Problem;

/** What the client needs to work without a connection: its service worker, and the page for what it does not have. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class WorkerController {
    private final Assets assets;
    private final Pages pages;

    WorkerController(Assets assets, Pages pages) {
        this.assets = assets;
        this.pages = pages;
    }

    /** It stands at the top, since it serves all pages, and names the version of the files, so that it changes with them. */
    @Get("/sw.js")
    @Produces("text/javascript")
    HttpResponse<String> worker() {
        var script = assets.find("sw.js").orElseThrow(() -> new Problem.NotFound("file"));
        var needed = new ArrayList<>(assets.modules(Speech.here().texts().language()));
        needed.add(assets.root() + "/app.css");
        var names = needed.stream().map(name -> '\'' + name + '\'').collect(Collectors.joining(", "));
        return HttpResponse.ok("const root = '" + assets.root() + "', needed = [" + names + "];\n" + script)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    @Get("/offline")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> offline() {
        return pages.ok("offline", null, Map.of());
    }
}
