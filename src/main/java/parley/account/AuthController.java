package parley.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.http.ForAnyone;
import parley.http.Problem;
import parley.http.Refusals;
import parley.http.SafePath;

/** Signing in and out, and renewing tokens. */
@Controller("/api/v1/auth")
@Secured(SecurityRule.IS_ANONYMOUS)
@Refusals
@Tag(name = "auth")
class AuthController {
    private final SignIn signIn;
    private final PasswordLinks links;
    private final SessionCookies cookies;
    private final Requester requester;

    AuthController(SignIn signIn, PasswordLinks links, SessionCookies cookies, Requester requester) {
        this.signIn = signIn;
        this.links = links;
        this.cookies = cookies;
        this.requester = requester;
    }

    /** A username and its password. */
    @Schema(name = "Credentials")
    @Serdeable
    record Credentials(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 1000) String password) {}

    /**
     * A refresh token.
     *
     * @param refreshToken may be left out where the browser sends its cookie
     */
    @Schema(name = "RefreshRequest")
    @Serdeable
    record Renewal(@Nullable @Size(max = 200) String refreshToken) {}

    /**
     * Sign in. The tokens come in the body, for API clients, and as HttpOnly cookies, for browsers. A client that
     * keeps the cookies has to name its origin from then on, as a browser does; one that uses the tokens had better
     * not keep them. Refused with 401 {@code wrong-credentials}, whatever of the two is wrong; 403
     * {@code account-disabled} for who is shut out and has the right password; 429 after many failures or
     * sign-ins.
     *
     * @param credentials who, and their password
     * @return the tokens
     */
    @ForAnyone
    @Post("/login")
    @ApiResponse(responseCode = "200", description = "The tokens")
    HttpResponse<Tokens> login(@Body @Valid Credentials credentials, HttpRequest<?> request) {
        return given(request, signIn.with(credentials.username(), credentials.password(), request));
    }

    /**
     * Renew the tokens. A refresh token works once; using it a second time within a week ends the whole session. A cookie may come
     * again for two minutes, as long as its successor was not used: its answer may have been lost. Refused with 401
     * {@code bad-refresh-token}: sign in again; 429 after many of one session.
     *
     * @param renewal the refresh token; may be left out where its cookie comes along
     * @return new tokens
     */
    @ForAnyone
    @Post("/refresh")
    @ApiResponse(responseCode = "200", description = "New tokens")
    @ApiResponse(responseCode = "204", description = "New tokens, in the cookies alone, since a cookie brought the old one: no script sees them")
    HttpResponse<Tokens> refresh(@Body @Valid @Nullable Renewal renewal, HttpRequest<?> request) {
        var given = renewal == null ? null : renewal.refreshToken();
        if (given != null) {
            return given(request, signIn.renew(given, Duration.ZERO));
        }
        var cookie = cookies.refreshToken(request).orElseThrow(
                () -> new Problem.Unauthenticated("bad-refresh-token", "No refresh token came with the request."));
        return cookies.set(request, HttpResponse.noContent(), signIn.renew(cookie, Sessions.GRACE));
    }

    /**
     * Sign out: ends the session of the access token or the refresh token that comes with the request. Its tokens are
     * refused from then on, and its waiting polls end.
     *
     * @param renewal the refresh token; may be left out
     */
    @ForAnyone
    @Post("/logout")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Signed out")
    HttpResponse<Void> logout(@Body @Valid @Nullable Renewal renewal, HttpRequest<?> request) {
        signIn.out(request);
        Optional.ofNullable(renewal)
                .map(Renewal::refreshToken)
                .or(() -> cookies.refreshToken(request))
                .ifPresent(signIn::out);
        return cookies.clear(request, HttpResponse.noContent());
    }

    /**
     * Set a password by a one-time link. All sessions of its owner end. Refused with 403 {@code link-used} when it was
     * used, has ended, or another was made.
     *
     * @param use the link's token and the new password
     */
    @ForAnyone
    @Post("/password")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Set")
    void usePasswordLink(@Body @Valid PasswordLinks.Use use) {
        links.use(use);
    }

    /** Where a page sends a browser whose access token has expired; it comes back renewed, or to the sign-in page. */
    @Hidden
    @Get("/resume")
    @Produces(MediaType.ALL)
    HttpResponse<?> resume(@QueryValue(defaultValue = "/") String next, HttpRequest<?> request) {
        var back = SafePath.of(next);
        return resumed(request, HttpResponse.seeOther(URI.create(back)), SafePath.signInAgain(back));
    }

    /** The same for a form: 307 makes the browser send it again where it was meant to go. */
    @Hidden
    @Post("/resume")
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    HttpResponse<?> resumeForm(@QueryValue(defaultValue = "/") String next, HttpRequest<?> request) {
        var back = URI.create(SafePath.of(next));
        return resumed(request, HttpResponse.temporaryRedirect(back), SafePath.signInAgain(SafePath.sender(request)));
    }

    /** Pictures of one page ask for it all at once: whoever comes after the first is renewed already. */
    private HttpResponse<?> resumed(HttpRequest<?> request, MutableHttpResponse<?> renewed, URI signInPage) {
        if (requester.of(request).isPresent()) {
            return renewed;
        }
        var token = cookies.refreshToken(request);
        if (token.isPresent()) {
            try {
                return cookies.set(request, renewed, signIn.renew(token.get(), Sessions.GRACE));
            } catch (Problem.Unauthenticated over) {
                return cookies.clear(request, HttpResponse.seeOther(signInPage));
            }
        }
        return cookies.clear(request, HttpResponse.seeOther(signInPage));
    }

    private MutableHttpResponse<Tokens> given(HttpRequest<?> request, Tokens tokens) {
        return cookies.set(request, HttpResponse.ok(tokens), tokens);
    }
}
