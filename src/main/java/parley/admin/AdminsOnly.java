package parley.admin;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import parley.account.Requester;
import parley.http.Problem;

/** The door to the desk: whatever lies behind it is for administrators, who are asked for at each request anew. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class AdminsOnly implements Ordered {
    private static final String PAGES = "/admin";
    private static final String API = "/api/v1/admin";

    private final Requester requester;
    private final ExecutorService reading;

    AdminsOnly(Requester requester, @Named(TaskExecutors.BLOCKING) ExecutorService reading) {
        this.requester = requester;
        this.reading = reading;
    }

    /** Who is not signed in is sent away by the same rule as everywhere. */
    @RequestFilter
    CompletionStage<HttpRequest<?>> check(HttpRequest<?> request) {
        var path = request.getPath();
        var behind = path.equals(PAGES) || path.startsWith(PAGES + '/') || path.startsWith(API);
        return behind && request.getUserPrincipal().isPresent()
                ? CompletableFuture.supplyAsync(() -> admitted(request), reading)
                : CompletableFuture.completedStage(request);
    }

    private HttpRequest<?> admitted(HttpRequest<?> request) {
        if (!requester.require(request).isAdmin()) {
            throw new Problem.Forbidden("admins-only", "Only administrators may do this.");
        }
        return request;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
