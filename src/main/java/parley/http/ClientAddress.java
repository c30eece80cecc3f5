package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whom to count a request against: the address, or for IPv6 its /64, which is what one household holds. */
@Singleton
public class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private final HttpClientAddressResolver resolver;

    ClientAddress(HttpClientAddressResolver resolver) {
        this.resolver = resolver;
    }

    public String of(HttpRequest<?> request) {
        var text = resolver.resolve(request);
        if (text == null || !text.contains(":")) {
            return String.valueOf(text);
        }
        try {
            return InetAddress.getByName(text) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                    : text;
        } catch (UnknownHostException notAnAddress) {
            return text;
        }
    }
}
