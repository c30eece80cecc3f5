package parley.page;

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
import parley.account.Accounts;
import parley.account.AllUsers;
import parley.account.Me;
import parley.account.Role;
import parley.account.UserDetails;
import parley.http.Problem;
import parley.http.SafePath;

/** Accounts at the administrators' desk: found, and made. */
@Hidden
@Controller("/admin/users")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class UserDesk {
    static final String PATH = "/admin/users";
    private static final int PAGE = 50;

    private final Pages pages;
    private final Accounts accounts;
    private final AllUsers allUsers;
    private final Validator validator;

    UserDesk(
            Pages pages,
            Accounts accounts,
            AllUsers allUsers,
            Validator validator) {
        this.pages = pages;
        this.accounts = accounts;
        this.allUsers = allUsers;
        this.validator = validator;
    }

    /** The form of a new account. */
    @Serdeable
    record NewForm(@Nullable String username, @Nullable String displayName, @Nullable String role) {
        Accounts.Draft draft() {
            return new Accounts.Draft(
                    username == null ? "" : username, Forms.given(displayName), null, roleOf(role));
        }
    }

    static @Nullable Role roleOf(@Nullable String role) {
        return role == null ? null : role.equals("admin") ? Role.ADMIN : Role.MEMBER;
    }

    @Get("{?q,role,disabled,sort,cursor}")
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String role,
            @Nullable @QueryValue String disabled,
            @QueryValue(defaultValue = "name") String sort,
            @Nullable @QueryValue String cursor,
            Me me) {
        var texts = Speech.here().texts();
        var order = switch (sort) {
            case "created" -> UserDetails.Order.CREATED;
            case "seen" -> UserDetails.Order.SEEN;
            default -> UserDetails.Order.NAME;
        };
        var shut = Forms.given(disabled) == null ? null : Boolean.valueOf(disabled);
        var page = allUsers.page(
                new UserDetails.Filter(q, roleOf(Forms.given(role)), shut), order, cursor, PAGE);
        var content = Desk.at(PATH)
                .field("q", texts.say("admin.search"), q)
                .select("role", texts.say("admin.role"), role, "", texts.say("admin.any"), "member",
                        texts.say("admin.role.member"), "admin", texts.say("admin.role.admin"))
                .select("disabled", texts.say("admin.user.state"), disabled, "", texts.say("admin.any"), "false",
                        texts.say("admin.user.enabled"), "true", texts.say("admin.user.disabled"))
                .select("sort", texts.say("admin.sort"), sort, "name", texts.say("admin.sort.name"), "created",
                        texts.say("admin.sort.created"), "seen", texts.say("admin.sort.seen"))
                .content(page, page.items());
        return pages.ok("admin/users", me, content);
    }

    @Get("/new")
    HttpResponse<String> blank(Me me) {
        return pages.ok("admin/newuser", me, Map.of("values", Map.of(), "errors", Map.of()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> create(@Body NewForm form, Me me) {
        var draft = form.draft();
        try {
            Forms.check(validator, draft);
            return Pages.seeOther(place(accounts.create(draft, me.username())));
        } catch (Problem refusal) {
            var errors = Forms.errors(refusal, "username");
            return pages.refused(refusal.status(), "admin/newuser", me, Map.of("values", draft, "errors", errors));
        }
    }

    static String place(String username) {
        return SafePath.within(PATH, username).toString();
    }
}
