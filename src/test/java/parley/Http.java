package parley;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Speaks to the server as any client would; whatever the API answers must fit the contract. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Http() {}

    static Answer send(String address, String method, String path, String json, String... headers) {
        var request = request(address, path, headers);
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return send(request, method, path, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
    }

    /** Sends bytes as they are. */
    static Answer upload(String address, String method, String path, BodyPublisher bytes, String... headers) {
        return send(request(address, path, headers), method, path, bytes);
    }

    /** What may be no text. */
    static HttpResponse<byte[]> download(String address, String path, String... headers) {
        try {
            return CLIENT.send(request(address, path, headers).build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static HttpRequest.Builder request(String address, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request, String method, String path, BodyPublisher content) {
        request.method(method, content);
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            var isJson = response.headers().firstValue("content-type").orElse("").contains("json");
            var body = isJson ? JSON.readTree(response.body()) : MissingNode.getInstance();
            var answer = new Answer(response.statusCode(), response.headers(), response.body(), body);
            PublishedContract.check(method, path, answer);
            return answer;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
