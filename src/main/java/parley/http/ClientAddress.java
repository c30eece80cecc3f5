package parley.http;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom to count a request against: the address, or for IPv6 its /64, which is what one household holds. A header is
 * believed only where the operator names one, and of it only the last entry, which the proxy wrote itself.
 */
@Singleton
public class ClientAddress {
    private static final int NETWORK_BYTES = 8;
    private static final Pattern PORT = Pattern.compile("^(?:([\\d.]+)|\\[([^]]+)])(?::\\d+)?$");

    private final String header;

    ClientAddress(@Value("${micronaut.server.client-address-header:}") String header) {
        this.header = header;
    }

    public String of(HttpRequest<?> request) {
        return find(request) instanceof Inet6Address v6
                ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                : whole(request);
    }

    /** The address itself, for the record. */
    public String whole(HttpRequest<?> request) {
        var address = find(request);
        return address == null ? "unknown" : address.getHostAddress();
    }

    private @Nullable InetAddress find(HttpRequest<?> request) {
        var told = header.isEmpty() ? List.<String>of() : request.getHeaders().getAll(header);
        return told.isEmpty() ? request.getRemoteAddress().getAddress() : last(told.getLast());
    }

    /** Some gateways write the port behind it. */
    private static @Nullable InetAddress last(String told) {
        var last = told.substring(told.lastIndexOf(',') + 1).strip();
        try {
            return InetAddress.ofLiteral(PORT.matcher(last).replaceFirst("$1$2"));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
