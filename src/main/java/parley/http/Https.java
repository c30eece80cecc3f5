package parley.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a browser came over https, as far as this server or the proxy before it can tell. */
@Singleton
public class Https {
    private final HttpHostResolver hosts;
    private final Set<String> told;

    Https(
            HttpHostResolver hosts,
            @Value("${micronaut.server.host-resolution.protocol-header:" + Origin.PROTOCOL + "}") String header) {
        this.hosts = hosts;
        this.told = new LinkedHashSet<>(List.of(header, Origin.PROTOCOL, HttpHeaders.FORWARDED));
    }

    /** Asked of every request, so that the address is put together only where a proxy has its say in it. */
    public boolean is(HttpRequest<?> request) {
        for (var header : told) {
            if (request.getHeaders().contains(header)) {
                return hosts.resolve(request).startsWith("https:");
            }
        }
        return request.isSecure();
    }
}
