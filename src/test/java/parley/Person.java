package parley;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import parley.account.FirstAdmin;

/** Someone with an account who speaks to the server: ada, grace, linus, or a stranger. */
final class Person {
    static final String PASSWORD = "a quiet night in Nantes";
    private static final String RUN = Long.toString(System.currentTimeMillis() % 1_000_000_000, 36);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String address;
    private final String username;
    private Answer tokens;

    private Person(String address, String username) {
        this.address = address;
        this.username = username;
    }

    /** A new account, signed in. Its username begins with the given name and is nobody else's. */
    static Person named(String name) {
        return named(name, TestServer.address());
    }

    static Person named(String name, String address) {
        var person = new Person(address, unique(name));
        Http.send(address, "POST", "/api/v1/users", json("username", person.username, "password", PASSWORD)).is(201);
        return person.signsIn();
    }

    /** The first administrator, made as an operator makes one: by the link of the first start, which works once. */
    private static final class First {
        static final Person ADMIN = new Person(TestServer.address(), unique("root-ada"));

        static {
            Browser.visits(TestServer.address()).signsUp(ADMIN.username, adminCode()).is(303);
        }
    }

    static Person admin() {
        return First.ADMIN.onAnotherDevice();
    }

    static String adminCode() {
        return TestServer.bean(FirstAdmin.class).code();
    }

    /** A name that no other test uses. */
    static String unique(String name) {
        return name + '-' + RUN + COUNT.incrementAndGet();
    }

    /** The same account on another device. */
    Person onAnotherDevice() {
        return new Person(address, username).signsIn();
    }

    /** The same account, speaking to another server. */
    Person at(String otherAddress) {
        var there = new Person(otherAddress, username);
        there.tokens = tokens;
        return there;
    }

    Person signsIn() {
        tokens = Http.send(address, "POST", "/api/v1/auth/login", json("username", username, "password", PASSWORD))
                .is(200);
        return this;
    }

    String username() {
        return username;
    }

    String accessToken() {
        return tokens.at("accessToken");
    }

    String refreshToken() {
        return tokens.at("refreshToken");
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer put(String path, Object... fields) {
        return send("PUT", path, fields.length == 0 ? null : json(fields));
    }

    Answer post(String path, Object... fields) {
        return send("POST", path, json(fields));
    }

    Answer patch(String path, Object... fields) {
        return send("PATCH", path, json(fields));
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, String json, String... headers) {
        var all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + accessToken();
        System.arraycopy(headers, 0, all, 2, headers.length);
        return Http.send(address, method, "/api/v1" + path, json, all);
    }

    /** Joins the room, creating it if need be, and returns the conversation's number. */
    long enters(String room) {
        return put("/rooms/" + room).number("id");
    }

    long opensDirectWith(Person other) {
        return put("/directs/" + other.username).number("id");
    }

    Answer says(long conversation, String body) {
        return post("/conversations/" + conversation + "/messages", "body", body);
    }

    /** Uploads a file, which is then one's own alone. */
    Answer uploads(String name, byte[] bytes) {
        return uploads(name, BodyPublishers.ofByteArray(bytes));
    }

    Answer uploads(String name, BodyPublisher bytes) {
        var path = "/api/v1/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return Http.upload(address, "POST", path, bytes, "Authorization", "Bearer " + accessToken());
    }

    /** Takes a picture as their avatar. */
    Answer portrays(byte[] picture) {
        var bytes = BodyPublishers.ofByteArray(picture);
        return Http.upload(address, "PUT", "/api/v1/me/avatar", bytes, "Authorization", "Bearer " + accessToken());
    }

    /** Posts a message with files. */
    Answer shows(long conversation, String body, Object... attachments) {
        return post("/conversations/" + conversation + "/messages", "body", body, "attachments", attachments);
    }

    HttpResponse<byte[]> downloads(String path, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + accessToken();
        return Http.download(address, "/api/v1" + path, all);
    }

    /** As {@link #says}, with an idempotency key. */
    Answer says(long conversation, String body, String key) {
        return send(
                "POST", "/conversations/" + conversation + "/messages", json("body", body), "Idempotency-Key", key);
    }

    /** Asks for messages since. */
    Answer hears(long conversation, String cursor, int wait) {
        return get("/conversations/" + conversation + "/messages?since=" + cursor + "&wait=" + wait);
    }

    /** Asks for everything since. */
    Answer syncs(String cursor, int wait) {
        return get("/sync?since=" + cursor + "&wait=" + wait);
    }

    /** The cursor of who has everything. */
    String syncs() {
        var all = syncs("", 0).is(200);
        while (all.at("more").equals("true") || all.items("conversations").findAny().isPresent()) {
            all = syncs(all.at("cursor"), 0).is(200);
        }
        return all.at("cursor");
    }

    Answer reads(long conversation) {
        return get("/conversations/" + conversation + "/messages");
    }

    /** A JSON object of names and values, in turn. */
    static String json(Object... fields) {
        ObjectNode object = Http.JSON.createObjectNode();
        for (var i = 0; i < fields.length; i += 2) {
            object.putPOJO((String) fields[i], fields[i + 1]);
        }
        return object.toString();
    }
}
