package parley.http;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that does not answer is a 503 that asks to come again, never a wrong answer. */
@Singleton
class DatabaseDown implements ExceptionHandler<DataAccessException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDown.class);

    private final ProblemHandler problems;

    DatabaseDown(ProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, DataAccessException failure) {
        LOG.error("{} {}: the database failed", request.getMethodName(), request.getPath(), failure);
        return problems.handle(request, new Problem.Unavailable("The database does not answer. Nothing was done."));
    }
}
