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
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.account.Accounts;
import parley.account.AllUsers;
import parley.account.Avatars;
import parley.account.Deletion;
import parley.account.Me;
import parley.account.PasswordLinks;
import parley.account.Role;
import parley.account.UserDetails;
import parley.http.Problem;

/** One account at the administrators' desk: shown, changed, helped in, shut out and deleted. */
@Hidden
@Controller("/admin/users/{username}")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class AccountDesk {
    private static final Accounts.Change NOTHING = new Accounts.Change(null, null, null, null);

    private final Pages pages;
    private final Accounts accounts;
    private final AllUsers allUsers;
    private final Deletion deletion;
    private final PasswordLinks links;
    private final Avatars avatars;
    private final HttpHostResolver hosts;
    private final Validator validator;

    AccountDesk(
            Pages pages,
            Accounts accounts,
            AllUsers allUsers,
            Deletion deletion,
            PasswordLinks links,
            Avatars avatars,
            HttpHostResolver hosts,
            Validator validator) {
        this.pages = pages;
        this.accounts = accounts;
        this.allUsers = allUsers;
        this.deletion = deletion;
        this.links = links;
        this.avatars = avatars;
        this.hosts = hosts;
        this.validator = validator;
    }

    /** The form of an account, and what it has shown; a box that is not ticked is not sent. */
    @Serdeable
    record Form(
            @Nullable String displayName,
            @Nullable String bio,
            @Nullable String role,
            @Nullable String disabled,
            @Nullable String shownName,
            @Nullable String shownBio,
            @Nullable String shownRole,
            @Nullable String shownDisabled) {
        Accounts.Change change() {
            return new Accounts.Change(
                    Forms.chosen(displayName == null ? "" : displayName, shownName),
                    Forms.written(bio, shownBio),
                    Forms.chosen(UserDesk.roleOf(role), UserDesk.roleOf(shownRole)),
                    Forms.chosen(disabled != null, shownDisabled == null ? null : Boolean.valueOf(shownDisabled)));
        }

        void mustBeOf(UserDetails now) {
            Forms.mustBeAsShown("displayName", change().displayName(), shownName, now.displayName());
            Forms.mustBeAsShown("bio", change().bio(), shownBio, now.bio());
        }
    }

    @Get("{?saved}")
    HttpResponse<String> show(String username, @QueryValue(defaultValue = "false") boolean saved, Me me) {
        var user = allUsers.of(username);
        var content = content(user, NOTHING, Map.of());
        content.put("saved", saved);
        return pages.ok("admin/user", me, content);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> change(String username, @Body Form form, Me me) {
        var change = form.change();
        try {
            Forms.check(validator, change);
            form.mustBeOf(allUsers.of(username));
            accounts.change(username, change, me);
            var resigned = change.role() == Role.MEMBER && me.username().equals(username);
            return Pages.seeOther(resigned ? "/settings?resigned=true" : UserDesk.place(username) + "?saved=true");
        } catch (Problem refusal) {
            var user = allUsers.of(username);
            var content = content(user, change, Forms.errors(refusal, "form"));
            return pages.refused(refusal.status(), "admin/user", me, content);
        }
    }

    /** Drawn at once and not after a redirect: the link is told once, and is kept nowhere. */
    @Post("/password-link")
    @Consumes(MediaType.ALL)
    HttpResponse<String> link(String username, Me me, HttpRequest<?> request) {
        var user = allUsers.of(username);
        try {
            var made = links.make(username, me.username());
            var content = content(user, NOTHING, Map.of());
            content.put("link", hosts.resolve(request) + made.path());
            content.put("until", made.expiresAt());
            return pages.ok("admin/user", me, content);
        } catch (Problem refusal) {
            return pages.refused(
                    refusal.status(), "admin/user", me, content(user, NOTHING, Forms.errors(refusal, "form")));
        }
    }

    @Post("/sessions")
    @Consumes(MediaType.ALL)
    HttpResponse<String> endSessions(String username, Me me) {
        accounts.endSessions(username, me);
        return Pages.seeOther(UserDesk.place(username) + "?saved=true");
    }

    @Post("/avatar")
    @Consumes(MediaType.ALL)
    HttpResponse<String> removePicture(String username, Me me) {
        avatars.removeOf(username, me);
        return Pages.seeOther(UserDesk.place(username) + "?saved=true");
    }

    @Get("/delete")
    HttpResponse<String> askToDelete(String username, Me me) {
        var user = allUsers.of(username);
        return pages.ok("admin/confirm", me, question(user, Map.of()));
    }

    @Post("/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(String username, Me me) {
        try {
            deletion.of(username, me);
            return Pages.seeOther(UserDesk.PATH);
        } catch (Problem.Conflict refusal) {
            var content = question(allUsers.of(username), Forms.errors(refusal, "form"));
            return pages.refused(refusal.status(), "admin/confirm", me, content);
        }
    }

    private static Map<String, Object> question(UserDetails user, Map<String, String> errors) {
        var texts = Speech.here().texts();
        var place = UserDesk.place(user.username());
        return Map.of(
                "question", texts.say("admin.user.delete.question", Map.of("name", user.username())),
                "consequence", texts.say("admin.user.delete.hint"), "action", place + "/delete", "back", place,
                "errors", errors);
    }

    private static Map<String, Object> content(UserDetails user, Accounts.Change change, Map<String, String> errors) {
        var content = new HashMap<String, Object>();
        var values = over(user, change);
        content.put("user", user);
        content.put("values", values);
        content.put("errors", errors);
        content.put("place", UserDesk.place(user.username()));
        content.put("isAdmin", values.role() == Role.ADMIN);
        content.put("wasAdmin", user.role() == Role.ADMIN);
        return content;
    }

    /** What was changed in the form, and the rest as it is by now. */
    private static Accounts.Change over(UserDetails user, Accounts.Change change) {
        return new Accounts.Change(
                Objects.requireNonNullElse(change.displayName(), user.displayName()),
                Objects.requireNonNullElse(change.bio(), user.bio()),
                Objects.requireNonNullElse(change.role(), user.role()),
                Objects.requireNonNullElse(change.disabled(), user.disabled()));
    }
}
