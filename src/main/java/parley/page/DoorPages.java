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
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.FirstAdmin;
import parley.account.Registration;
import parley.account.Requester;
import parley.account.SessionCookies;
import parley.account.SignIn;
import parley.http.Link;
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
    private final Requester requester;
    private final Validator validator;

    DoorPages(
            Pages pages,
            SignIn signIn,
            Registration registration,
            FirstAdmin firstAdmin,
            SessionCookies cookies,
            Requester requester,
            Validator validator) {
        this.pages = pages;
        this.signIn = signIn;
        this.registration = registration;
        this.firstAdmin = firstAdmin;
        this.cookies = cookies;
        this.requester = requester;
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

    @Get("/signin{?next,username,ended}")
    HttpResponse<String> signInForm(
            @QueryValue(defaultValue = "/") String next,
            @QueryValue(defaultValue = "") String username,
            @QueryValue(defaultValue = "false") boolean ended,
            HttpRequest<?> request) {
        var back = SafePath.of(next);
        if (requester.of(request).isPresent()) {
            return Pages.seeOther(back);
        }
        var content = door("/signin", "/signup", back, username);
        content.put("ended", ended);
        return pages.ok("signin", null, content);
    }

    @Post("/signin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> signIn(@Body In form, HttpRequest<?> request) {
        var back = SafePath.of(text(form.next()));
        try {
            var tokens = signIn.with(text(form.username()), text(form.password()), request);
            return cookies.set(request, Pages.seeOther(back), tokens);
        } catch (Problem refusal) {
            var content = door("/signin", "/signup", back, text(form.username()));
            content.put("error", Forms.error(refusal));
            return pages.refused(refusal.status(), "signin", null, content);
        }
    }

    @Get("/signup{?next,username,code}")
    HttpResponse<String> signUpForm(
            @QueryValue(defaultValue = "/") String next,
            @QueryValue(defaultValue = "") String username,
            @QueryValue(defaultValue = "") String code) {
        var good = firstAdmin.accepts(code);
        var content = door("/signup", "/signin", SafePath.of(next), username);
        offer(content, good, code);
        content.put("values", Map.of("username", username));
        content.put("errors",
                good || code.isEmpty() ? Map.of() : Map.of("form", Speech.here().texts().say("signup.used")));
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
            var content = door("/signup", "/signin", back, draft.username());
            offer(content, firstAdmin.accepts(code), code);
            content.put("values", Map.of("username", draft.username(), "displayName", text(form.displayName())));
            content.put("errors", Forms.errors(refusal, "username"));
            return pages.refused(refusal.status(), "signup", null, content);
        }
    }

    /** An expired access token is renewed on the way, as for any form: else its session would stay behind. */
    @Post("/signout{?next}")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Consumes(MediaType.ALL)
    HttpResponse<String> signOut(@QueryValue(defaultValue = "/signin") String next, HttpRequest<?> request) {
        signIn.out(request);
        return cookies.leave(request, Pages.seeOther(SafePath.of(next)));
    }

    /** Where registration is closed, there is a form for the first administrator alone. */
    private void offer(Map<String, @Nullable Object> content, boolean isGood, String code) {
        content.put("code", isGood ? code : "");
        content.put("closed", !isGood && !registration.isOpen());
    }

    /** What both forms have: where they lead on to, whose name is filled in, and the way to each of them. */
    private Map<String, @Nullable Object> door(String here, String other, String back, String username) {
        var link = new Link(back, username.isEmpty() ? null : username);
        var content = new HashMap<String, @Nullable Object>();
        content.put("next", back);
        content.put("username", username);
        content.put("self", link.by(here));
        content.put("other", link.by(other));
        content.put("closed", !registration.isOpen());
        return content;
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field;
    }
}
