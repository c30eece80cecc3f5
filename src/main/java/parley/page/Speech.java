package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.cookie.Cookie;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import parley.file.Bytes;

/**
 * How a page speaks to whoever asked for it: in the language that they chose, else one that their browser prefers, else
 * English, with dates as in their region. Times are UTC until a script knows better.
 */
record Speech(Texts texts, Locale locale) {
    static final String COOKIE = "parley-language";

    /** Of these there are few, while others can be made up without end, and the JDK keeps formats for each. */
    private static final Set<Locale> KNOWN = Set.of(Locale.getAvailableLocales());

    /** As the request that is being answered wishes. */
    static Speech here() {
        return ServerRequestContext.currentRequest().map(Speech::to).orElse(new Speech(Texts.ENGLISH, Locale.ENGLISH));
    }

    private static Speech to(HttpRequest<?> request) {
        var wishes = wishes(request);
        var texts = request.getCookies().findCookie(COOKIE).map(Cookie::getValue).flatMap(Speech::in)
                .or(() -> wishes.stream().flatMap(wish -> in(wish.getLanguage()).stream()).findFirst())
                .orElse(Texts.ENGLISH);
        var locale = wishes.stream().filter(wish -> wish.getLanguage().equals(texts.language())).findFirst();
        return new Speech(texts, locale.filter(KNOWN::contains).orElse(texts.locale()));
    }

    /** The texts in a language, if there are any. */
    static Optional<Texts> in(String language) {
        return Texts.ALL.stream().filter(texts -> texts.language().equals(language)).findFirst();
    }

    private static List<Locale> wishes(HttpRequest<?> request) {
        try {
            return Locale.LanguageRange.parse(request.getHeaders().get("Accept-Language", String.class, "en")).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .map(wish -> Locale.of(wish.getLanguage(), wish.getCountry()))
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    String number(Object value) {
        return NumberFormat.getInstance(locale).format(value);
    }

    /** A number of bytes. */
    String size(long bytes) {
        var said = Bytes.of(bytes);
        return texts.size(number(said.amount()), said.unit());
    }

    /** The hour and minute. */
    String hour(Instant at) {
        return tell(DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT), at);
    }

    /** The day in full. */
    String date(Instant at) {
        return tell(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL), at);
    }

    /** Day, hour and minute. */
    String moment(Instant at) {
        return tell(DateTimeFormatter.ofLocalizedPattern("MMMMdjm"), at) + " UTC";
    }

    /** With a space where browsers have one: a line that becomes narrower by the script's time moves all above it. */
    private String tell(DateTimeFormatter format, Instant at) {
        return format.withLocale(locale).withZone(ZoneOffset.UTC).format(at).replace('\u202F', ' ');
    }
}
