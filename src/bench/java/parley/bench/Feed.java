package parley.bench;

import java.io.IOException;
import java.util.Optional;

/** A way to hear news, and the cursor from which there is none yet. */
enum Feed {
    /** One conversation's. */
    MESSAGES("messages-since") {
        @Override
        Optional<String> head(Caller caller, long room, String token) throws IOException {
            var page = caller.get("/api/v1/conversations/" + room + "/messages?limit=1", token);
            return Optional.ofNullable(page.text("cursor"));
        }

        @Override
        String path(long room) {
            return "/api/v1/conversations/" + room + "/messages";
        }
    },
    /** All of one's own. */
    SYNC("sync") {
        @Override
        Optional<String> head(Caller caller, long room, String token) throws IOException {
            var news = caller.get(path(room), token);
            for (var before = ""; news.status() == 200 && !before.equals(news.text("cursor"));) {
                before = news.text("cursor");
                news = caller.get(path(room) + "?wait=0&since=" + before, token);
            }
            return news.status() == 200 ? Optional.of(news.text("cursor")) : Optional.empty();
        }

        @Override
        String path(long room) {
            return "/api/v1/sync";
        }
    };

    private final String words;

    Feed(String words) {
        this.words = words;
    }

    /** Empty if the server knows no such feed. */
    abstract Optional<String> head(Caller caller, long room, String token) throws IOException;

    abstract String path(long room);

    byte[] poll(long room, String cursor, int wait, String token) {
        return Request.get(path(room) + "?since=" + cursor + "&wait=" + wait, token);
    }

    @Override
    public String toString() {
        return words;
    }
}
