package parley.admin;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import parley.account.Requester;
import parley.http.Problem;

/** The door to the desk: whatever lies behind it is for administrators, who are asked for at each request anew. */
@ServerFilter({"/api/v1/admin/**", "/admin", "/admin/**"})
class AdminsOnly implements Ordered {
    private final Requester requester;

    AdminsOnly(Requester requester) {
        this.requester = requester;
    }

    /** Who is not signed in is sent away by the same rule as everywhere. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        if (request.getUserPrincipal().isPresent() && !requester.require(request).isAdmin()) {
            throw new Problem.Forbidden("admins-only", "Only administrators may do this.");
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
