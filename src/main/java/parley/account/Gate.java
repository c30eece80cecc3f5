package parley.account;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.security.token.reader.TokenReader;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import jakarta.inject.Named;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Finds out who asks, and lets nobody through to what is not open to them. The library's own filter does the same by a chain
 * of publishers, which took half the time of a poll that finds nothing; tokens, annotations and rules are the library's still.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class Gate implements Ordered {
    private final List<TokenReader<HttpRequest<?>>> readers;
    private final AccessTokens accessTokens;
    private final Collection<SecurityRule<HttpRequest<?>>> rules;
    private final ExecutorService reading;

    Gate(
            List<TokenReader<HttpRequest<?>>> readers,
            AccessTokens accessTokens,
            Collection<SecurityRule<HttpRequest<?>>> rules,
            @Named(TaskExecutors.BLOCKING) ExecutorService reading) {
        this.readers = readers;
        this.accessTokens = accessTokens;
        this.rules = rules;
        this.reading = reading;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }

    /** What has to be read for it is read away from the event loop. */
    @RequestFilter
    CompletionStage<HttpRequest<?>> check(HttpRequest<?> request) {
        var token = token(request);
        if (token == null) {
            return enter(request, null);
        }
        var known = accessTokens.known(token);
        return known != null
                ? enter(request, known)
                : CompletableFuture.supplyAsync(() -> accessTokens.check(token, request), reading)
                        .thenCompose(found -> enter(request, found.orElse(null)));
    }

    private @Nullable String token(HttpRequest<?> request) {
        for (var reader : readers) {
            var found = reader.findToken(request);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private CompletionStage<HttpRequest<?>> enter(HttpRequest<?> request, @Nullable Authentication who) {
        if (who != null) {
            request.setAttribute(SecurityFilter.AUTHENTICATION, who);
        }
        var route = RouteAttributes.getRouteMatch(request).orElse(null);
        var demand = route == null ? SecurityRule.IS_ANONYMOUS : demand(route);
        return switch (demand) {
            case SecurityRule.IS_ANONYMOUS -> CompletableFuture.completedStage(request);
            case SecurityRule.IS_AUTHENTICATED ->
                who == null
                        ? CompletableFuture.failedStage(new AuthorizationException(null))
                        : CompletableFuture.completedStage(request);
            default -> byRules(request, who);
        };
    }

    /** What the route's nearest annotation asks of those who come; empty where there is none, or it names roles. */
    private static String demand(RouteMatch<?> route) {
        return route.getAnnotationMetadata().getValue(Secured.class, String[].class)
                .filter(values -> values.length == 1)
                .map(values -> values[0])
                .orElse("");
    }

    /** Routes that are not ours, such as those for the operator, have rules of their own; without one they are closed. */
    private CompletionStage<HttpRequest<?>> byRules(HttpRequest<?> request, @Nullable Authentication who) {
        return Flux.fromIterable(rules)
                .concatMap(rule -> rule.check(request, who))
                .filter(result -> result != SecurityRuleResult.UNKNOWN)
                .next()
                .toFuture()
                .thenApply(result -> {
                    if (result != SecurityRuleResult.ALLOWED) {
                        throw new AuthorizationException(who);
                    }
                    return request;
                });
    }
}
