package parley.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator, once for each, of headers by which a proxy says where a request came from while nobody listens:
 * without them all clients count as one, and browsers get cookies as over plain http.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class Unheeded {
    private static final Logger LOG = LoggerFactory.getLogger(Unheeded.class);

    private final Map<String, String> settings = new ConcurrentHashMap<>();

    Unheeded(
            @Value("${micronaut.server.client-address-header:}") String address,
            @Value("${micronaut.server.host-resolution.protocol-header:}") String protocol) {
        if (address.isEmpty()) {
            settings.put("X-Forwarded-For", "MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER");
        }
        if (protocol.isEmpty()) {
            settings.put(Origin.PROTOCOL, "MICRONAUT_SERVER_HOST_RESOLUTION_PROTOCOL_HEADER");
        }
    }

    /** With the host that it tells, or in the header that is standard, a proxy's protocol is heeded without more ado. */
    @RequestFilter
    void look(HttpRequest<?> request) {
        if (settings.isEmpty()) {
            return;
        }
        var headers = request.getHeaders();
        if (headers.contains("X-Forwarded-Host") || headers.contains(HttpHeaders.FORWARDED)) {
            settings.remove(Origin.PROTOCOL);
        }
        settings.forEach((header, setting) -> {
            if (headers.contains(header) && settings.remove(header, setting)) {
                LOG.warn("A request came with {}, which nobody heeds. If a proxy of yours sets it: {}={}",
                        header, setting, header);
            }
        });
    }
}
