package parley.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.inject.MethodReference;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what would widen a request beyond what was meant: a number or a choice in the query that is empty, which the
 * framework takes for none, and where something is deleted whatever nobody knows.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class Parameters implements Ordered {
    @RequestFilter
    void check(HttpRequest<?> request) {
        if (Api.isMeantBy(request)) {
            request.getParameters().forEach((name, values) -> check(request, name, values));
        }
    }

    /** Who may not come in at all hears of that first. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    private static void check(HttpRequest<?> request, String name, List<String> values) {
        var deletes = request.getMethod() == HttpMethod.DELETE;
        var empty = values.contains("");
        if ((deletes || empty)
                && RouteAttributes.getRouteMatch(request).orElse(null) instanceof MethodReference<?, ?> operation) {
            var type = typeOf(operation, name);
            if (deletes && type == null) {
                throw new Problem.Invalid(name, "is nothing that can be said here");
            }
            if (empty && type != null && isNumberOrChoice(type)) {
                throw new Problem.Invalid(name, "must not be empty");
            }
        }
    }

    /** What a parameter is read as; null for one that the operation does not have. */
    private static @Nullable Class<?> typeOf(MethodReference<?, ?> operation, String name) {
        for (var argument : operation.getArguments()) {
            if (argument.isAnnotationPresent(QueryValue.class) && argument.getName().equals(name)) {
                return argument.getType();
            }
        }
        return null;
    }

    private static boolean isNumberOrChoice(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || Number.class.isAssignableFrom(type);
    }
}
