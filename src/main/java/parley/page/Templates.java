package parley.page;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import parley.http.SafePath;

/**
 * Handlebars that compiles each page once; partials are named by their path from the top, as in the source tree. Besides
 * {@code t} there are {@code hour}, {@code date} and {@code moment} for times, {@code number},
 * {@code size} for bytes, {@code initial} of a name, {@code program} for what a browser calls itself, {@code encoded}
 * for a part of an address, and {@code is}, {@code within} and {@code isBefore} to compare.
 */
@Factory
class Templates {
    private static final String SPEECH = "speech";
    private static final Pattern INITIAL = Pattern.compile("\\P{M}\\p{M}*");

    @Singleton
    Handlebars handlebars() {
        return new Handlebars(new TemplateFiles()).with(new ConcurrentMapTemplateCache())
                .prettyPrint(true)
                .registerHelper("t", new Saying())
                .registerHelper("is", (value, options) -> String.valueOf(value).equals(options.param(0)))
                .registerHelper("within", (no, options) -> no instanceof Long number
                        && options.param(0) instanceof Long last
                        && number <= last)
                .registerHelper("isBefore", (at, options) -> at instanceof Instant moment
                        && options.param(0) instanceof Instant other
                        && moment.isBefore(other))
                .registerHelper("initial", (name, options) -> name instanceof String text ? initial(text) : "")
                .registerHelper(
                        "program", (agent, options) -> Program.named((String) agent, speech(options).texts()))
                .registerHelper("encoded", (text, options) -> SafePath.query(String.valueOf(text)))
                .registerHelper("number", (value, options) -> speech(options).number(value))
                .registerHelper("size", (bytes, options) -> speech(options).size((Long) bytes))
                .registerHelper("hour", time(Speech::hour))
                .registerHelper("date", time(Speech::date))
                .registerHelper("moment", time(Speech::moment));
    }

    /** What a page is drawn from, in the given language. */
    static Context context(Map<String, ?> model, Speech speech) {
        return Context.newContext(model).data(SPEECH, speech);
    }

    static Speech speech(Options options) {
        return options.data(SPEECH);
    }

    /** The first letter, with the marks that belong to it; the whole name would be laid out on every page for it. */
    static String initial(String name) {
        return INITIAL.matcher(name).results().findFirst().map(MatchResult::group).orElse("");
    }

    /** Says nothing where there is no time, as in a template that the client fills in. */
    private static Helper<Object> time(BiFunction<Speech, Instant, String> tell) {
        return (at, options) -> at instanceof Instant time ? tell.apply(speech(options), time) : "";
    }
}
