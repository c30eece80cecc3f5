package parley.page;

import com.github.jknack.handlebars.Handlebars;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.account.Me;

/** Draws pages from {@code web/pages}. */
@Singleton
class Pages {
    /** Whose page it is: the service worker keeps pages of one user alone. */
    private static final String OWNER = "Parley-User";
    private static final String DESK = "admin/";
    /** Where one talks, the page should be there soonest. */
    private static final Set<String> TALK = Set.of("home", "conversation", "reading");

    private final Handlebars handlebars;
    private final Assets assets;

    /** A language that can be chosen. */
    @Introspected
    record Choice(String language, String name, boolean chosen) {
        static Choice of(Texts texts, Speech speech) {
            return new Choice(texts.language(), texts.name(), texts == speech.texts());
        }
    }

    Pages(Handlebars handlebars, Assets assets) {
        this.handlebars = handlebars;
        this.assets = assets;
    }

    MutableHttpResponse<String> ok(String page, @Nullable Me me, Map<String, ?> content) {
        MutableHttpResponse<String> drawn = HttpResponse.ok(draw(page, me, content))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(HttpHeaders.LINK, assets.preload(styles(page)));
        return me == null ? drawn : drawn.header(OWNER, Long.toString(me.id()));
    }

    /** The same page again, with what was wrong with the form. */
    MutableHttpResponse<String> refused(
            HttpStatus status, String page, @Nullable Me me, Map<String, ?> content) {
        return HttpResponse.<String>status(status)
                .body(draw(page, me, content))
                .contentType(MediaType.TEXT_HTML_TYPE);
    }

    String draw(String page, @Nullable Me me, Map<String, ?> content) {
        var speech = Speech.here();
        Map<String, @Nullable Object> model = new HashMap<>(content);
        model.put("me", me);
        model.put("styles", styles(page));
        model.put("assets", assets.root());
        model.put("scripts", assets.scripts(speech.texts().language()));
        model.put("language", speech.texts().language());
        model.put("languages", Texts.ALL.stream().map(texts -> Choice.of(texts, speech)).toList());
        try {
            return handlebars.compile("web/pages/" + page).apply(Templates.context(model, speech));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What a page does not need, it does not load. */
    static List<String> styles(String page) {
        if (TALK.contains(page)) {
            return List.of("app");
        }
        return page.startsWith(DESK) ? List.of("app", "sheet", "desk") : List.of("app", "sheet");
    }

    /** After a form: go and look, so that reloading sends nothing twice. */
    static MutableHttpResponse<String> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }
}
