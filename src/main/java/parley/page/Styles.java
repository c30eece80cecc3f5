package parley.page;

import com.github.jknack.handlebars.Handlebars.SafeString;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import parley.http.PagePolicy;

/**
 * How a browser comes by the style sheets of a page. To ask for them once the page is there takes as long again, far away:
 * until its service worker keeps the client's files, which it says with each visit, they come in the page itself.
 */
@Singleton
class Styles {
    private static final String KEPT = "Service-Worker-Navigation-Preload";
    private static final String DESK = "admin/";
    /** Where one talks, the page should be there soonest. */
    private static final List<String> TALK = List.of("home", "conversation", "reading");
    /** What a page needs besides, if it does. */
    private static final Map<String, String> MORE = Map.of("about", "deeds", "shortcuts", "shortcuts");

    private final Assets assets;
    private final Map<List<String>, Inlined> inlined = new ConcurrentHashMap<>();

    /**
     * Style sheets that stand in a page.
     *
     * @param policy which allows them
     */
    record Inlined(SafeString text, String policy) {
        private static Inlined of(String text) {
            return new Inlined(new SafeString(text), PagePolicy.with(text));
        }
    }

    Styles(Assets assets) {
        this.assets = assets;
    }

    /** The names of those that a page needs. */
    List<String> of(String page) {
        if (TALK.contains(page)) {
            return List.of("app");
        }
        var more = page.startsWith(DESK) ? "desk" : MORE.get(page);
        return more == null ? List.of("app", "sheet") : List.of("app", "sheet", more);
    }

    /** What has to stand in a page for the browser that asks; nothing where it keeps our files of this version. */
    Optional<Inlined> missing(String page) {
        var kept = ServerRequestContext.currentRequest().map(request -> request.getHeaders().get(KEPT)).orElse("");
        return assets.root().equals(kept)
                ? Optional.empty()
                : Optional.of(inlined.computeIfAbsent(of(page), this::read));
    }

    /** Whether a browser comes again, and keeps our files, be they of another version. */
    static boolean areKeptBy(HttpRequest<?> request) {
        return request.getHeaders().contains(KEPT);
    }

    private Inlined read(List<String> names) {
        return Inlined.of(names.stream().map(name -> assets.text(name + ".css").orElseThrow())
                .collect(Collectors.joining()));
    }
}
