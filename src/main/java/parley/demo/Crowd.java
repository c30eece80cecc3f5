package parley.demo;

import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The cast, each with a client of their own. */
final class Crowd {
    private final Map<Cast, Visitor> visitors = new EnumMap<>(Cast.class);

    /** Lets everybody register with the same password, and say who they are. */
    Crowd(URI server, JsonMapper mapper, String password) {
        var client = HttpClient.newHttpClient();
        for (var who : Cast.values()) {
            var visitor = new Visitor(client, mapper, server);
            visitor.arrive(who, password);
            visitors.put(who, visitor);
        }
    }

    Visitor as(Cast who) {
        return Objects.requireNonNull(visitors.get(who));
    }
}
