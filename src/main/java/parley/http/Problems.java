package parley.http;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.serde.exceptions.InvalidPropertyFormatException;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one place that renders what went wrong, ours and the framework's: problem+json, or a page where a browser asks.
 * A fault of the server's says nothing of its cause; that is in the log.
 */
@Singleton
class Problems implements ErrorResponseProcessor<Object> {
    static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

    private static final Map<HttpStatus, String> DETAILS = Map.of(
            HttpStatus.UNAUTHORIZED, "Sign in first: no valid access token came with the request.",
            HttpStatus.FORBIDDEN, "You may not do this.",
            HttpStatus.NOT_FOUND, "There is nothing at this address.",
            HttpStatus.METHOD_NOT_ALLOWED, "This address does not take this method.",
            HttpStatus.NOT_ACCEPTABLE, "This address has nothing of a type that was asked for.",
            HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is larger than this server takes.",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This address does not take this content type, nor what is compressed.",
            HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here. It has been noted.",
            HttpStatus.SERVICE_UNAVAILABLE, "The server cannot do this now. Try again soon.");

    private static final Map<HttpStatus, String> KINDS = Map.of(
            HttpStatus.UNAUTHORIZED, "unauthenticated",
            HttpStatus.INTERNAL_SERVER_ERROR, "internal");

    private final ErrorPage page;
    private final BeanProvider<Router> router;

    Problems(ErrorPage page, BeanProvider<Router> router) {
        this.page = page;
        this.router = router;
    }

    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext error, MutableHttpResponse<?> response) {
        var request = error.getRequest();
        var problem = document(error, response.status());
        MutableHttpResponse<Object> answer = response.body(null);
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (request.getMethod() == HttpMethod.HEAD) {
            return answer;
        }
        if (isOfForm(request, problem)) {
            return answer.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, above(request));
        }
        return ErrorPage.isFor(request)
                ? answer.<Object>body(page.draw(request, problem)).contentType(MediaType.TEXT_HTML_TYPE)
                : answer.<Object>body(problem).contentType(PROBLEM_JSON);
    }

    /** A refused form leaves its address in the browser; who opens that anew means the page that the form stood on. */
    private static boolean isOfForm(HttpRequest<?> request, Problem.Document problem) {
        return problem.status() == HttpStatus.METHOD_NOT_ALLOWED.getCode()
                && request.getMethod() == HttpMethod.GET
                && ErrorPage.isFor(request);
    }

    private String above(HttpRequest<?> request) {
        var path = request.getUri().getRawPath();
        do {
            path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        } while (!path.isEmpty() && router.get().GET(path).isEmpty());
        return SafePath.of(path);
    }

    private static Problem.Document document(ErrorContext error, HttpStatus status) {
        var cause = error.getRootCause().orElse(null);
        if (cause instanceof Problem ours) {
            return ours.document();
        }
        var kind = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return status == HttpStatus.BAD_REQUEST
                ? Problem.Document.of(status, "invalid", "Some of the input is not valid.", violations(cause))
                : Problem.Document.of(status, KINDS.getOrDefault(status, kind), DETAILS.get(status), List.of());
    }

    private static List<Problem.Violation> violations(@Nullable Throwable cause) {
        return switch (cause) {
            case ConstraintViolationException invalid ->
                invalid.getConstraintViolations().stream()
                        .map(each -> new Problem.Violation(field(each), each.getMessage()))
                        .toList();
            case ConversionErrorException unreadable ->
                List.of(new Problem.Violation(field(unreadable), "cannot be read as what it must be"));
            case UnsatisfiedRouteException missing ->
                List.of(new Problem.Violation(name(missing.getArgument()), "must be given"));
            case URISyntaxException unencoded ->
                List.of(new Problem.Violation("address", "cannot be read: write % as %25"));
            case null, default -> List.of(new Problem.Violation("body", "cannot be read as what it must be"));
        };
    }

    private static String name(Argument<?> argument) {
        return argument.isAnnotationPresent(Body.class) ? "body" : argument.getName();
    }

    /** The property at fault, where the text is JSON at least. */
    private static String field(ConversionErrorException unreadable) {
        return unreadable.getCause() instanceof InvalidPropertyFormatException property
                ? property.getArgument().getName()
                : name(unreadable.getArgument());
    }

    /** {@code register.draft.username} is {@code username} to the caller. */
    private static String field(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1).replace("<list element>", "");
    }
}
