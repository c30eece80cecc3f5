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
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Avatars;
import parley.account.Me;
import parley.account.Myself;
import parley.account.OwnAccount;
import parley.account.SessionCookies;
import parley.http.Problem;

/** One's own profile and password, by plain forms. */
@Hidden
@Controller("/settings")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SettingsPages {
    private final Pages pages;
    private final OwnAccount account;
    private final Avatars avatars;
    private final SessionCookies cookies;
    private final Validator validator;

    SettingsPages(Pages pages, OwnAccount account, Avatars avatars, SessionCookies cookies, Validator validator) {
        this.pages = pages;
        this.account = account;
        this.avatars = avatars;
        this.cookies = cookies;
        this.validator = validator;
    }

    /** The profile form, and what it has shown; a box that is not ticked is not sent. */
    @Serdeable
    record ProfileForm(
            @Nullable String displayName,
            @Nullable String bio,
            @Nullable String readReceipts,
            @Nullable String shownName,
            @Nullable String shownBio,
            @Nullable String shownReceipts) {
        OwnAccount.Description change() {
            return new OwnAccount.Description(
                    Forms.chosen(Forms.text(displayName), shownName),
                    Forms.written(bio, shownBio),
                    Forms.chosen(readReceipts != null, shownReceipts == null ? null : Boolean.valueOf(shownReceipts)));
        }
    }

    /** The password form. */
    @Serdeable
    record PasswordForm(@Nullable String currentPassword, @Nullable String newPassword) {}

    /** The form of who wants to go. */
    @Serdeable
    record FarewellForm(@Nullable String currentPassword) {}

    @Get("{?saved,resigned}")
    HttpResponse<String> show(
            @QueryValue(defaultValue = "false") boolean saved, @QueryValue(defaultValue = "false") boolean resigned,
            Me me) {
        var now = account.myself(me);
        return pages.ok("settings", me, Map.of(
                "values", now, "shown", now, "saved", saved, "resigned", resigned, "errors", Map.of()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> describe(@Body ProfileForm form, Me me) {
        var change = form.change();
        try {
            Forms.check(validator, change);
            account.describe(me, change);
            return Pages.seeOther("/settings?saved=true");
        } catch (Problem refusal) {
            var now = account.myself(me);
            return refused(refusal, Forms.errors(refusal, "form"), change.over(now), now, me);
        }
    }

    /** The picture is read as it comes; whatever else the form brings is of no interest. */
    @Post("/avatar")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<String> changeAvatar(@Nullable @Body InputStream body, HttpRequest<?> request, Me me) {
        var bytes = body == null ? InputStream.nullInputStream() : body;
        try {
            var shown = new ArrayList<String>();
            FilledForm.read(new FilledForm.Incoming(request, bytes), (name, picture) -> {
                avatars.receive(me, picture);
                shown.add(name);
            });
            if (shown.isEmpty()) {
                throw new Problem.Unusable("file", "is empty");
            }
            return Pages.seeOther("/settings?saved=true");
        } catch (Problem refusal) {
            return refused(refusal, Map.of("avatar", Forms.reason(refusal)), me);
        }
    }

    @Post("/avatar/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<String> removeAvatar(Me me) {
        avatars.remove(me);
        return Pages.seeOther("/settings?saved=true");
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> changePassword(@Body PasswordForm form, Me me, HttpRequest<?> request) {
        var change = new OwnAccount.PasswordChange(Forms.text(form.currentPassword()), Forms.text(form.newPassword()));
        try {
            Forms.check(validator, change);
            account.changePassword(me, change, request);
            return Pages.seeOther("/settings?saved=true");
        } catch (Problem refusal) {
            return refused(refusal, Forms.errors(refusal, "form"), me);
        }
    }

    @Get("/delete")
    HttpResponse<String> askToDelete(Me me) {
        return pages.ok("farewell", me, Map.of("errors", Map.of()));
    }

    @Post("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> delete(@Body FarewellForm form, Me me, HttpRequest<?> request) {
        var farewell = new OwnAccount.Farewell(Forms.text(form.currentPassword()));
        try {
            Forms.check(validator, farewell);
            account.delete(me, farewell, request);
            return cookies.leave(request, Pages.seeOther("/signin"));
        } catch (Problem refusal) {
            var content = Map.of("errors", Forms.errors(refusal, "form"));
            return pages.refused(refusal.status(), "farewell", me, content);
        }
    }

    private HttpResponse<String> refused(Problem refusal, Map<String, String> errors, Me me) {
        var now = account.myself(me);
        return refused(refusal, errors, now, now, me);
    }

    /** @param values what was typed, over what is */
    private HttpResponse<String> refused(
            Problem refusal, Map<String, String> errors, Object values, Myself now, Me me) {
        var content = Map.of("values", values, "shown", now, "errors", errors);
        return pages.refused(refusal.status(), "settings", me, content);
    }
}
