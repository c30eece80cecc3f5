package parley.http;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.HttpServerConfiguration;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where browsers see this server. Of several proxies each adds a protocol of its own; the first is the browser's. Where no
 * other header is said to tell the host, it is the one that was asked for, and not this machine.
 */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
class Origin extends DefaultHttpHostResolver {
    static final String PROTOCOL = "X-Forwarded-Proto";
    private static final Pattern FURTHER_PROTOCOLS = Pattern.compile("^(\\w+),[^:]*:");

    Origin(HttpServerConfiguration configuration, BeanProvider<EmbeddedServer> server) {
        super(configuration, server);
    }

    @Override
    public String resolve(@Nullable HttpRequest request) {
        return FURTHER_PROTOCOLS.matcher(told(request)).replaceFirst("$1:");
    }

    /** A {@code Forwarded} that nobody can read says nothing. */
    private String told(@Nullable HttpRequest request) {
        try {
            return super.resolve(request);
        } catch (IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return validateHost(super.getConfiguredHost(request, PROTOCOL, HttpHeaders.HOST, null, true));
        }
    }

    @Override
    protected String getConfiguredHost(
            @Nullable HttpRequest request,
            @Nullable String protocolHeader,
            @Nullable String hostHeader,
            @Nullable String portHeader,
            boolean portInHost) {
        return hostHeader == null
                ? super.getConfiguredHost(request, protocolHeader, HttpHeaders.HOST, portHeader, true)
                : super.getConfiguredHost(request, protocolHeader, hostHeader, portHeader, portInHost);
    }
}
