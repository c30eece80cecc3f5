package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.database.Trouble;

/**
 * What nobody has thought of. A database that does not answer is a 503 that asks to come again, never a wrong answer;
 * any other fault is a 500. The cause is in the log alone.
 */
@Singleton
class Faults implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final ProblemHandler handler;
    private final Problems problems;

    Faults(ProblemHandler handler, Problems problems) {
        this.handler = handler;
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, RuntimeException fault) {
        if (isUnreadable(fault)) {
            return handler.handle(request, new Problem.Invalid("body", "cannot be read as what it must be"));
        }
        if (Trouble.isPassing(fault)) {
            LOG.warn("{} {}: no answer from the database: {}", request.getMethodName(), request.getPath(),
                    fault.getMessage());
            return handler.handle(request, new Problem.Unavailable("The database does not answer. Try again soon."));
        }
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), fault);
        return problems.processResponse(
                ErrorContext.builder(request).cause(fault).build(), HttpResponse.serverError());
    }

    /** A body that is not in the encoding that its header names. */
    private static boolean isUnreadable(Throwable fault) {
        return fault instanceof DecoderException || fault.getCause() instanceof DecoderException;
    }
}
