package parley.bench;

import java.nio.charset.StandardCharsets;

/** The bytes of a request, made before the clock runs. */
final class Request {
    private Request() {}

    /** A token may be null. */
    static byte[] get(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + bearer(token) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A page, compressed. */
    static byte[] page(String path, String token) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
                + bearer(token) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String path, String token, String json, String key) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + bearer(token)
                + "Content-Type: application/json\r\nContent-Length: " + body.length
                + (key == null ? "" : "\r\nIdempotency-Key: " + key) + "\r\n\r\n";
        return (head + json).getBytes(StandardCharsets.UTF_8);
    }

    private static String bearer(String token) {
        return token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    }
}
