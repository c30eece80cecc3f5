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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Account;
import parley.account.Me;
import parley.account.SessionCookies;
import parley.http.Problem;

/** One's own profile and password, by plain forms. */
@Hidden
@Controller("/settings")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SettingsPages {
    private final Pages pages;
    private final Account account;
    private final SessionCookies cookies;
    private final Validator validator;

    SettingsPages(Pages pages, Account account, SessionCookies cookies, Validator validator) {
        this.pages = pages;
        this.account = account;
        this.cookies = cookies;
        this.validator = validator;
    }

    /** The profile form; a box that is not ticked is not sent. */
    @Serdeable
    record ProfileForm(@Nullable String displayName, @Nullable String bio, @Nullable String readReceipts) {}

    /** The password form. */
    @Serdeable
    record PasswordForm(@Nullable String currentPassword, @Nullable String newPassword) {}

    /** The form of who wants to go. */
    @Serdeable
    record FarewellForm(@Nullable String currentPassword) {}

    @Get("{?saved}")
    HttpResponse<String> show(@QueryValue(defaultValue = "false") boolean saved, Me me) {
        return pages.ok("settings", me,
                Map.of("values", account.myself(me), "saved", saved, "errors", Map.of()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> describe(@Body ProfileForm form, Me me) {
        var change = new Account.Description(Forms.text(form.displayName()), Forms.text(form.bio()),
                form.readReceipts() != null);
        try {
            Forms.check(validator, change);
            account.describe(me, change);
            return Pages.seeOther("/settings?saved=true");
        } catch (Problem refusal) {
            return refused(refusal, change, me);
        }
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> changePassword(@Body PasswordForm form, Me me, HttpRequest<?> request) {
        var change = new Account.PasswordChange(Forms.text(form.currentPassword()), Forms.text(form.newPassword()));
        try {
            Forms.check(validator, change);
            account.changePassword(me, change, request);
            return Pages.seeOther("/settings?saved=true");
        } catch (Problem refusal) {
            return refused(refusal, account.myself(me), me);
        }
    }

    @Get("/delete")
    HttpResponse<String> askToDelete(Me me) {
        return pages.ok("farewell", me, Map.of("errors", Map.of()));
    }

    @Post("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> delete(@Body FarewellForm form, Me me, HttpRequest<?> request) {
        var farewell = new Account.Farewell(Forms.text(form.currentPassword()));
        try {
            Forms.check(validator, farewell);
            account.delete(me, farewell, request);
            return cookies.leave(request, Pages.seeOther("/signin"));
        } catch (Problem refusal) {
            var content = Map.of("errors", Forms.errors(refusal, "form"));
            return pages.refused(refusal.status(), "farewell", me, content);
        }
    }

    private HttpResponse<String> refused(Problem refusal, Object values, Me me) {
        var errors = Forms.errors(refusal, "form");
        return pages.refused(refusal.status(), "settings", me, Map.of("values", values, "errors", errors));
    }
}
