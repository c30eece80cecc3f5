package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what another site makes a browser send. Cookies go along with such a request by themselves, so one that has any
 * must say where it comes from, which no page can forge; with that, forms need no token of their own. A bearer token does
 * not go along by itself: requests that carry one pass, and so do clients that keep no cookies and name no origin.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class SameOrigin {
    private static final Logger LOG = LoggerFactory.getLogger(SameOrigin.class);
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AtomicLong told = new AtomicLong(System.nanoTime() - QUIET_NANOS);

    @RequestFilter
    void check(HttpRequest<?> request) {
        var headers = request.getHeaders();
        if (SAFE.contains(request.getMethod()) || Bearer.isIn(request)) {
            return;
        }
        var site = headers.get("Sec-Fetch-Site");
        var ours = site == null
                ? sameHost(headers)
                : site.equals("same-origin") || site.equals("none");
        if (!ours) {
            if (site == null && headers.contains(HttpHeaders.ORIGIN)) {
                tell(headers);
            }
            throw new Problem.Forbidden("cross-site", "Another site may not act for you here.");
        }
    }

    /** Now and then, since a proxy may not hand on the host that the browser asked for. */
    private void tell(HttpHeaders headers) {
        var last = told.get();
        var now = System.nanoTime();
        if (now - last >= QUIET_NANOS && told.compareAndSet(last, now)) {
            LOG.warn("Refused what a page of {} sent to {}. If they are one, the proxy has to hand on the Host.",
                    headers.get(HttpHeaders.ORIGIN), headers.get(HttpHeaders.HOST));
        }
    }

    private static boolean sameHost(HttpHeaders headers) {
        var origin = headers.get(HttpHeaders.ORIGIN);
        var host = headers.get(HttpHeaders.HOST);
        if (origin == null) {
            return !headers.contains(HttpHeaders.COOKIE);
        }
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
