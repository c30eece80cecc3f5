package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import parley.account.Me;
import parley.account.Name;
import parley.http.Link;
import parley.http.SafePath;

/** Whom a link is meant for. Who follows another's is told so, and chooses as whom to go on. */
@Singleton
class Addressee {
    private final Pages pages;

    Addressee(Pages pages) {
        this.pages = pages;
    }

    /** The page, unless the link was meant for somebody else. */
    HttpResponse<String> unlessOther(HttpRequest<?> request, Me me, Supplier<HttpResponse<String>> page) {
        var link = Link.of(request.getUri().toString());
        var username = link.username();
        if (username == null) {
            return page.get();
        }
        if (Name.of(username).key().equals(me.username())) {
            return Pages.seeOther(link.path());
        }
        var signIn = SafePath.query(link.by("/signin"));
        return pages.ok("addressee", me,
                Map.of("username", username, "go", link.path(), "switch", "/signout?next=" + signIn));
    }
}
