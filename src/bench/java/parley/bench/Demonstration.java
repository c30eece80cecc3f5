package parley.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The packaged server on an embedded database of its own, with the demonstration in it. */
record Demonstration(Server server, Relay relay, String password) implements AutoCloseable {
    private static final Pattern PASSWORD = Pattern.compile("password (\\S+)");
    /** What everybody reads, and where they are. */
    static final String ROOM = "/rooms/lounge";
    private static final List<String> OTHERS = List.of("grace", "linus", "paul", "emilie", "sophie", "marcel",
            "murasaki");
    private static final int ASKED = 9;

    static Demonstration open(Path folder) throws Exception {
        Files.createDirectory(folder);
        Report.say("a month is being demonstrated");
        var demo = Launch.alone(folder, "demo").start();
        var said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var password = PASSWORD.matcher(said);
        if (!password.find()) {
            throw new IOException("There is no demonstration: " + said);
        }
        var server = Server.startAlone(folder);
        return new Demonstration(server, new Relay(server.port()), password.group(1));
    }

    /** What a browser calls the server; what it says to it is counted. */
    String address() {
        return "http://localhost:" + relay.port();
    }

    /** On a new phone, which ada has signed in on and nothing else. */
    Page ada(Chrome chrome, ColorScheme scheme) throws IOException {
        var page = chrome.phone(scheme);
        page.context().addCookies(List.of(new Cookie("parley", token("ada")).setUrl(address())));
        return page;
    }

    String token(String who) throws IOException {
        try (var caller = new Caller(server.port())) {
            var answer = caller.post("/api/v1/auth/login", null,
                    "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(who, password));
            return answer.text("accessToken");
        }
    }

    /** Those of the cast who are in the lounge with ada. */
    List<String> others() {
        return OTHERS;
    }

    /** How long the room's page takes on a server that is warm. */
    double serverMillis() throws IOException {
        var times = new Times();
        var token = token("ada");
        try (var caller = new Caller(server.port())) {
            for (var i = 0; i < 2 * ASKED; i++) {
                var begin = System.nanoTime();
                caller.page(ROOM, token);
                times.add(System.nanoTime() - begin);
            }
        }
        return times.since(ASKED).millis(0.5);
    }

    @Override
    public void close() throws IOException {
        relay.close();
        server.close();
    }
}
