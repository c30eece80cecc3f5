package parley.http;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that does not answer is a 503 that asks to come again, never a wrong answer; any other failure is ours. */
@Singleton
class DatabaseDown implements ExceptionHandler<DataAccessException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDown.class);

    private final ProblemHandler handler;
    private final Problems problems;

    DatabaseDown(ProblemHandler handler, Problems problems) {
        this.handler = handler;
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, DataAccessException failure) {
        LOG.error("{} {}: the database failed", request.getMethodName(), request.getPath(), failure);
        return passes(failure)
                ? handler.handle(request, new Problem.Unavailable("The database does not answer. Try again soon."))
                : problems.processResponse(ErrorContext.builder(request).cause(failure).build(),
                        HttpResponse.serverError());
    }

    private static boolean passes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException sql && isConnection(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("40"));
    }
}
