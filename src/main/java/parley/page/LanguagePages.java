package parley.page;

import static parley.page.Speech.COOKIE;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import parley.http.Https;
import parley.http.SafePath;

/** The choice of a language, kept by the browser. */
@Hidden
@Controller("/language")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class LanguagePages {
    private static final Duration KEPT = Duration.ofDays(365);

    private final Https https;

    LanguagePages(Https https) {
        this.https = https;
    }

    /** The language and where to go on. */
    @Serdeable
    record Choice(@Nullable String language, @Nullable String next) {}

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> choose(@Body Choice choice, HttpRequest<?> request) {
        var back = Pages.seeOther(SafePath.of(choice.next() == null ? "/" : choice.next()));
        var language = choice.language() == null ? "" : choice.language();
        return Speech.in(language).map(texts -> back.cookie(cookie(language, request))).orElse(back);
    }

    private Cookie cookie(String language, HttpRequest<?> request) {
        return Cookie.of(COOKIE, language)
                .path("/")
                .httpOnly(true)
                .secure(https.is(request))
                .sameSite(SameSite.Lax)
                .maxAge(KEPT);
    }
}
