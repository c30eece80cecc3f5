package parley.demo;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** One of the cast with a client of their own, which knows no more of the server than its contract. */
final class Visitor {
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final JsonMapper mapper;
    private final String api;
    private String token = "";

    Visitor(HttpClient client, JsonMapper mapper, URI server) {
        this.client = client;
        this.mapper = mapper;
        this.api = server + "/api/v1";
    }

    /** Registers, signs in, and says who they are; most show their faces. */
    void arrive(Cast who, String password) {
        post("/users", Map.of(
                "username", who.username(), "password", password, "displayName", who.displayName()));
        var tokens = post("/auth/login", Map.of("username", who.username(), "password", password));
        token = String.valueOf(tokens.get("accessToken"));
        patch("/me", Map.of("bio", who.bio()));
        if (who.ordinal() % 4 != 3) {
            send("PUT", "/me/avatar", Scenery.portrait(new Random(who.ordinal())), "image/jpeg");
        }
    }

    Map<String, Object> post(String path, Map<String, ?> body) {
        return send("POST", path, json(body), JSON);
    }

    Map<String, Object> put(String path, Map<String, ?> body) {
        return send("PUT", path, json(body), JSON);
    }

    Map<String, Object> patch(String path, Map<String, ?> body) {
        return send("PATCH", path, json(body), JSON);
    }

    Map<String, Object> send(String method, String path, byte[] body, String type) {
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("%s %s was answered %d: %s".formatted(
                        method, path, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8)));
            }
            return answer.body().length == 0
                    ? Map.of()
                    : mapper.readValue(answer.body(), Argument.mapOf(String.class, Object.class));
        } catch (IOException failure) {
            throw new IllegalStateException("The demonstration lost its server.", failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demonstration was stopped.", stopping);
        }
    }

    static long number(Map<String, Object> answer, String field) {
        return ((Number) Objects.requireNonNull(answer.get(field))).longValue();
    }

    private byte[] json(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
