package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.FirstAdmin;
import parley.account.Registration;
import parley.account.SessionCookies;
import parley.account.SignIn;
import parley.http.Problem;
import parley.http.SafePath;

/** The way in and out, by plain forms. */
@Hidden
@Controller
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class DoorPages {
    private final Pages pages;
    private final SignIn signIn;
    private final Registration registration;
    private final FirstAdmin firstAdmin;
    private final SessionCookies cookies;
    private final Validator validator;

    DoorPages(
            Pages pages,
            SignIn signIn,
            Registration registration,
            FirstAdmin firstAdmin,
            SessionCookies cookies,
            Validator validator) {
        this.pages = pages;
        this.signIn = signIn;
        this.registration = registration;
        this.firstAdmin = firstAdmin;
        this.cookies = cookies;
        this.validator = validator;
    }

    /** The sign-in form. */
    @Serdeable
    record In(@Nullable String username, @Nullable String password, @Nullable String next) {}

    /** The sign-up form. */
    @Serdeable
    record Up(
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String password,
            @Nullable String next,
            @Nullable String code) {
        Registration.Draft draft() {
            var shown = displayName == null || displayName.isBlank() ? null : displayName;
            return new Registration.Draft(text(username), text(password), shown);
        }
    }

    @Get("/signin{?next,username}")
    HttpResponse<String> signInForm(
            @QueryValue(defaultValue = "/") String next,
            @QueryValue(defaultValue = "") String username,
            @Nullable Authentication me) {
        var back = SafePath.of(next);
        return me == null
                ? pages.ok("signin", null, Map.of("next", back, "username", username))
                : Pages.seeOther(back);
    }

    @Post("/signin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> signIn(@Body In form, HttpRequest<?> request) {
        var back = SafePath.of(text(form.next()));
        try {
            var tokens = signIn.with(text(form.username()), text(form.password()), request);
            return cookies.set(request, Pages.seeOther(back), tokens);
        } catch (Problem refusal) {
            var content = Map.of("next", back, "username", text(form.username()), "error", Forms.error(refusal));
            return pages.refused(refusal.status(), "signin", null, content);
        }
    }

    @Get("/signup{?next,code}")
    HttpResponse<String> signUpForm(
            @QueryValue(defaultValue = "/") String next, @QueryValue(defaultValue = "") String code) {
        var good = firstAdmin.accepts(code);
        var errors = good || code.isEmpty() ? Map.of() : Map.of("form", Speech.here().texts().say("signup.used"));
        var content = Map.of("next", SafePath.of(next), "code", good ? code : "", "values", Map.of(), "errors", errors);
        return pages.ok("signup", null, content);
    }

    @Post("/signup")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> signUp(@Body Up form, HttpRequest<?> request) {
        var back = SafePath.of(text(form.next()));
        var code = text(form.code());
        var draft = form.draft();
        try {
            Forms.check(validator, draft);
            var profile = code.isEmpty()
                    ? registration.register(draft, request)
                    : firstAdmin.register(draft, code, request);
            return cookies.set(request, Pages.seeOther(back), signIn.welcome(profile.username(), request));
        } catch (Problem refusal) {
            var values = Map.of("username", draft.username(), "displayName", text(form.displayName()));
            var errors = Forms.errors(refusal, "username");
            var good = firstAdmin.accepts(code) ? code : "";
            var content = Map.of("next", back, "code", good, "values", values, "errors", errors);
            return pages.refused(refusal.status(), "signup", null, content);
        }
    }

    /** An expired access token is renewed on the way, as for any form: else its session would stay behind. */
    @Post("/signout")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Consumes(MediaType.ALL)
    HttpResponse<String> signOut(HttpRequest<?> request) {
        signIn.out(request);
        return cookies.clear(request, Pages.seeOther("/signin"));
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
