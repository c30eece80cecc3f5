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
import java.util.Set;
import parley.http.ErrorPage;
import parley.http.Problem;
import parley.http.SafePath;

/** Short addresses: {@code /room1/?username=paul} leads to the room. Every other page goes before. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class ShortLinks {
    private static final Set<String> OURS = Set.of("api", "assets", "health", "prometheus");

    @Get("/home")
    HttpResponse<String> home(HttpRequest<?> request) {
        return moved("/", request);
    }

    /** For people alone: a program that asks for what is not there is told so. */
    @Get("/{name}")
    HttpResponse<String> room(String name, HttpRequest<?> request) {
        if (OURS.contains(name) || !ErrorPage.isFor(request)) {
            throw new Problem.NotFound("room");
        }
        return moved(SafePath.within("/rooms", name).toString(), request);
    }

    private static HttpResponse<String> moved(String path, HttpRequest<?> request) {
        var query = request.getUri().getRawQuery();
        return Pages.seeOther(query == null ? path : path + '?' + query);
    }
}
