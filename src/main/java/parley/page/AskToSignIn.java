package parley.page;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import parley.account.SessionCookies;
import parley.http.ErrorPage;
import parley.http.SafePath;

/**
 * Leads a browser that is not signed in to the sign-in page, by way of a renewal where that may help. A form that was
 * sent is sent again after the renewal (307), so that nothing typed is lost; who has to sign in comes back to its page. API
 * clients are told 401, but not for what a browser fetches by itself with a cookie that has expired: pictures, and files
 * that are opened.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class AskToSignIn implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final ErrorResponseProcessor<?> problems;
    private final SessionCookies cookies;

    AskToSignIn(ErrorResponseProcessor<?> problems, SessionCookies cookies) {
        this.problems = problems;
        this.cookies = cookies;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refusal) {
        if (refusal.isForbidden() || !(ErrorPage.isFor(request) || isRenewable(request))) {
            var status = refusal.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
            var error = ErrorContext.builder(request).cause(refusal).build();
            return problems.processResponse(error, HttpResponse.status(status));
        }
        var back = request.getUri().toString();
        if (cookies.findToken(request).isEmpty()) {
            return HttpResponse.seeOther(SafePath.signIn(isLook(request) ? back : SafePath.sender(request)));
        }
        var renewal = SafePath.renewal(back);
        return isLook(request)
                ? HttpResponse.seeOther(renewal)
                : HttpResponse.temporaryRedirect(renewal);
    }

    private boolean isRenewable(HttpRequest<?> request) {
        return isLook(request) && cookies.findToken(request).isPresent()
                && request.accept().stream().anyMatch(AskToSignIn::isForTheEye);
    }

    private static boolean isForTheEye(MediaType type) {
        return type.equals(MediaType.TEXT_HTML_TYPE) || type.getType().equals("image");
    }

    private static boolean isLook(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }
}
