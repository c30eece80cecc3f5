package parley;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A push service as browsers' vendors have one, on this machine. It takes whatever comes, unless told to say otherwise. */
final class PushService implements AutoCloseable {
    private final Map<String, List<Knock>> knocks = new ConcurrentHashMap<>();
    private final Map<String, Queue<Said>> answers = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    /** A push that came. */
    record Knock(String method, Headers headers, byte[] body) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private record Said(int status, String header, String value) {}

    PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** Where pushes to the device go. */
    String endpoint(String device) {
        return address() + "/" + device;
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Answers the next push to the device like this. */
    void says(String device, int status, String header, String value) {
        answers.computeIfAbsent(device, none -> new ConcurrentLinkedQueue<>()).add(new Said(status, header, value));
    }

    /** Leaves whoever pushes to the device waiting. */
    void neverAnswers(String device) {
        silent.add(device);
    }

    List<Knock> knocks(String device) {
        return knocks.getOrDefault(device, List.of());
    }

    /** The first push to the device, as soon as it has come. */
    Knock knock(String device) {
        Awaitility.await().until(() -> !knocks(device).isEmpty());
        return knocks(device).getFirst();
    }

    /** Waits for a push to one of the devices whose names begin like this. */
    void anyKnock(String begin) {
        Awaitility.await().until(() -> knocks.keySet().stream().anyMatch(device -> device.startsWith(begin)));
    }

    private void take(HttpExchange exchange) throws IOException {
        var device = exchange.getRequestURI().getPath().substring(1);
        knocks.computeIfAbsent(device, none -> new CopyOnWriteArrayList<>()).add(new Knock(
                exchange.getRequestMethod(), exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
        if (silent.contains(device)) {
            return;
        }
        var queue = answers.get(device);
        var said = queue == null ? null : queue.poll();
        if (said != null) {
            exchange.getResponseHeaders().add(said.header(), said.value());
        }
        exchange.sendResponseHeaders(said == null ? 201 : said.status(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
