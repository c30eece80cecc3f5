package parley.page;

import com.github.jknack.handlebars.Handlebars;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.PagePolicy;

/** Draws pages from {@code web/pages}. */
@Singleton
class Pages {
    /** Whose page it is: the service worker keeps pages of one user alone. */
    private static final String OWNER = "Parley-User";

    private final Handlebars handlebars;
    private final Assets assets;
    private final Styles styles;

    /** A language that can be chosen. */
    @Introspected
    record Choice(String language, String name, boolean chosen) {
        static Choice of(Texts texts, Speech speech) {
            return new Choice(texts.language(), texts.name(), texts == speech.texts());
        }
    }

    Pages(Handlebars handlebars, Assets assets, Styles styles) {
        this.handlebars = handlebars;
        this.assets = assets;
        this.styles = styles;
    }

    MutableHttpResponse<String> ok(String page, @Nullable Me me, Map<String, ?> content) {
        var answer = answer(HttpStatus.OK, page, me, content);
        return me == null ? answer : answer.header(OWNER, Long.toString(me.id()));
    }

    /** The same page again, with what was wrong with the form. */
    MutableHttpResponse<String> refused(
            HttpStatus status, String page, @Nullable Me me, Map<String, ?> content) {
        return answer(status, page, me, content);
    }

    /** A page with an answer of its own around it, under the policy of all. */
    String draw(String page, @Nullable Me me, Map<String, ?> content) {
        return draw(page, me, content, null);
    }

    private MutableHttpResponse<String> answer(
            HttpStatus status, String page, @Nullable Me me, Map<String, ?> content) {
        var missing = styles.missing(page);
        var answer = HttpResponse.<String>status(status)
                .body(draw(page, me, content, missing.map(Styles.Inlined::text).orElse(null)))
                .contentType(MediaType.TEXT_HTML_TYPE);
        missing.ifPresent(sheets -> answer.header(PagePolicy.HEADER, sheets.policy()));
        return answer;
    }

    private String draw(
            String page, @Nullable Me me, Map<String, ?> content, @Nullable CharSequence inlined) {
        var speech = Speech.here();
        Map<String, @Nullable Object> model = new HashMap<>(content);
        model.put("me", me);
        model.put("inlined", inlined);
        model.put("styles", styles.of(page));
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

    /** After a form: go and look, so that reloading sends nothing twice. */
    static MutableHttpResponse<String> seeOther(String path) {
        return HttpResponse.seeOther(URI.create(path));
    }
}
