package parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** People who are signed in, one access token each. */
record Crowd(List<String> tokens) {
    static Crowd signIn(Server server, int count) throws IOException {
        var tokens = new ArrayList<String>();
        try (var caller = new Caller(server.port())) {
            for (var i = 1; i <= count; i++) {
                var answer = caller.post("/api/v1/auth/login", null,
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(Town.user(i), Town.PASSWORD));
                if (answer.status() != 200) {
                    throw new IOException("No sign-in: " + answer.body());
                }
                tokens.add(answer.text("accessToken"));
            }
        }
        return new Crowd(tokens);
    }

    /** The token of one of them; more connections than people share them evenly. */
    String token(int number) {
        return tokens.get(number % tokens.size());
    }
}
