package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.PasswordLinks;
import parley.account.SessionCookies;
import parley.account.SignIn;
import parley.http.Problem;

/** Where a one-time password link leads: a new password, and one is in. */
@Hidden
@Controller("/password")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class PasswordPages {
    private final Pages pages;
    private final PasswordLinks links;
    private final SignIn signIn;
    private final SessionCookies cookies;

    PasswordPages(Pages pages, PasswordLinks links, SignIn signIn, SessionCookies cookies) {
        this.pages = pages;
        this.links = links;
        this.signIn = signIn;
        this.cookies = cookies;
    }

    /** The form. */
    @Serdeable
    record Choice(@Nullable String token, @Nullable String newPassword) {
        PasswordLinks.Use use() {
            return new PasswordLinks.Use(token == null ? "" : token, newPassword == null ? "" : newPassword);
        }
    }

    @Get("{?token}")
    HttpResponse<String> form(@QueryValue(defaultValue = "") String token) {
        return links.owner(token)
                .<HttpResponse<String>>map(
                        owner -> pages.ok("password", null, content(token, owner, Map.of())))
                .orElseGet(() -> pages.refused(HttpStatus.FORBIDDEN, "password", null, Map.of()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> choose(@Body Choice choice, HttpRequest<?> request) {
        var use = choice.use();
        try {
            var username = links.use(use);
            return cookies.set(request, Pages.seeOther("/"), signIn.welcome(username, request));
        } catch (Problem.Invalid refusal) {
            var owner = links.owner(use.token()).orElse("");
            var content = content(use.token(), owner, Forms.errors(refusal, "newPassword"));
            return pages.refused(refusal.status(), "password", null, content);
        } catch (Problem.Forbidden over) {
            return pages.refused(over.status(), "password", null, Map.of());
        }
    }

    private static Map<String, Object> content(String token, String owner, Map<String, String> errors) {
        var content = new HashMap<String, Object>();
        content.put("token", token);
        content.put("username", owner);
        content.put("errors", errors);
        return content;
    }
}
