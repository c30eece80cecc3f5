package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a thrown {@link Problem} its status and headers; {@link Problems} renders it. One with a cause is the operator's too. */
@Singleton
class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private final Problems problems;

    ProblemHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        if (problem.getCause() != null) {
            LOG.warn("{} {}: {}", request.getMethodName(), request.getPath(), problem.getCause().toString());
        }
        var response = HttpResponse.status(problem.status());
        problem.headers().forEach(response::header);
        var wait = problem.retryAfter();
        if (wait != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1_000))));
        }
        return problems.processResponse(
                ErrorContext.builder(request).cause(problem).build(), response);
    }
}
