package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;

/** Whether a browser came over https, as far as this server or the proxy before it can tell. */
@Singleton
public class Https {
    private final HttpHostResolver hosts;

    Https(HttpHostResolver hosts) {
        this.hosts = hosts;
    }

    public boolean is(HttpRequest<?> request) {
        return hosts.resolve(request).startsWith("https:");
    }
}
