package parley.bench;

import java.io.IOException;

/** One who talks while others listen. */
final class Poster implements AutoCloseable {
    private final Caller caller;
    private final String path;
    private final String token;
    private int posted;

    Poster(Server server, long room, String token) throws IOException {
        this.caller = new Caller(server.port());
        this.path = "/api/v1/conversations/" + room + "/messages";
        this.token = token;
    }

    void post() throws IOException {
        var answer = caller.post(path, token, "{\"body\":\"" + Audience.sentNow() + "\"}");
        if (answer.status() == 201) {
            posted++;
        } else {
            Report.say("not posted: " + answer.body());
        }
    }

    /** How many of its posts were acknowledged. */
    int posted() {
        return posted;
    }

    @Override
    public void close() throws IOException {
        caller.close();
    }
}
