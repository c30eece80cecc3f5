package parley.push;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import parley.http.FairTurnstile;
import parley.http.Problem;

/**
 * Which push services this server speaks to. Their addresses come from whoever asks, so they must not lead into the
 * network that the server stands in.
 */
@Singleton
class PushServices {
    private static final String FIELD = "endpoint";
    private static final int HTTPS = 443;

    private static final int LOOKUPS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final boolean anywhere;
    /** A name server that never answers holds whoever asks it, and with them the few threads that all others share. */
    private final FairTurnstile turns = new FairTurnstile(LOOKUPS, PATIENCE);

    PushServices(PushLimits limits) {
        anywhere = limits.anywhere();
    }

    /** Throws {@link Problem.Invalid} for an endpoint, of that user's, that nothing will be sent to. */
    URI require(String endpoint, long user) {
        var uri = parse(endpoint);
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                || !uri.getScheme().equals("https") && !(anywhere && uri.getScheme().equals("http"))) {
            throw new Problem.Invalid(FIELD, "must be an https address");
        }
        if (!anywhere && uri.getPort() != -1 && uri.getPort() != HTTPS) {
            throw new Problem.Invalid(FIELD, "must be at port 443");
        }
        if (!anywhere && !isPublic(uri.getHost(), user)) {
            throw new Problem.Invalid(FIELD, "must be on the public internet");
        }
        return uri;
    }

    private static URI parse(String endpoint) {
        try {
            var uri = new URI(endpoint);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException wrong) {
            // Said below.
        }
        throw new Problem.Invalid(FIELD, "must be an https address");
    }

    /** The JDK remembers for half a minute what was found, so that the name hardly ever means another when it is connected to. */
    private boolean isPublic(String host, long user) {
        return turns.pass(user, () -> resolvesToPublic(host));
    }

    private static boolean resolvesToPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(PublicAddress::is);
        } catch (UnknownHostException nobody) {
            throw new Problem.Unavailable("This server cannot find that push service now. Try again later.", nobody);
        }
    }
}
