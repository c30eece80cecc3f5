package parley.http;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.transaction.exceptions.TransactionException;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
        LOG.error("{} {} failed", request.getMethodName(), request.getPath(), fault);
        return isOfTheDatabase(fault)
                ? handler.handle(request, new Problem.Unavailable("The database does not answer. Try again soon."))
                : problems.processResponse(ErrorContext.builder(request).cause(fault).build(),
                        HttpResponse.serverError());
    }

    /** A body that is not in the encoding that its header names. */
    private static boolean isUnreadable(Throwable fault) {
        return fault instanceof DecoderException || fault.getCause() instanceof DecoderException;
    }

    private static boolean isOfTheDatabase(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof ConnectionException
                    || cause instanceof TransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException
                    || (cause instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A connection that is gone (08), a transaction that the database asks to try again (40). */
    private static boolean isPassing(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("40"));
    }
}
