package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Clients who wait for news of one room, and ask again as soon as they have it. A post says when it was sent. */
final class Audience implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 50;
    private static final Pattern SENT = Pattern.compile("sent at (\\d+)");

    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Times times = new Times();
    private final Feed feed;
    private final long room;
    private final List<String> tokens = new ArrayList<>();
    private final List<Long> latest = new ArrayList<>();
    private final Wires wires;
    private final CompletableFuture<Void> ended;
    private volatile boolean leaving;

    /** Everyone of the crowd in turn, until {@code count} polls wait. */
    Audience(Server server, Feed feed, long room, Crowd crowd, int count) throws IOException {
        this.feed = feed;
        this.room = room;
        wires = new Wires(server.port(), count);
        try (var caller = new Caller(server.port())) {
            var cursors = new ArrayList<String>();
            for (var i = 0; i < Math.min(count, crowd.tokens().size()); i++) {
                cursors.add(feed == Feed.MESSAGES && i > 0
                        ? cursors.getFirst()
                        : feed.head(caller, room, crowd.token(i)).orElseThrow());
            }
            for (var wire : wires.all()) {
                tokens.add(crowd.token(wire.number()));
                latest.add(0L);
                ask(wire, cursors.get(wire.number() % cursors.size()));
            }
        }
        ended = CompletableFuture.runAsync(this::listen);
    }

    static String sentNow() {
        return "sent at " + System.nanoTime();
    }

    /** How many copies of posts have arrived, at all clients together. */
    int heard() {
        return heard.get();
    }

    int refused() {
        return refused.get();
    }

    /** From before each post was sent until each client had read it; complete once it is closed. */
    Times times() {
        return times;
    }

    private void listen() {
        try {
            while (!leaving) {
                wires.listen(10_000_000, this::answered);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void ask(Wire wire, String cursor) {
        wire.say(feed.poll(room, cursor, PATIENCE_SECONDS, tokens.get(wire.number())));
    }

    private void answered(Wire wire) {
        var now = System.nanoTime();
        if (wire.answer().status() != 200) {
            refused.incrementAndGet();
            return;
        }
        var said = SENT.matcher(wire.answer().body());
        while (said.find()) {
            hear(wire.number(), Long.parseLong(said.group(1)), now);
        }
        ask(wire, wire.answer().text("cursor"));
    }

    /** Once, though the same message may stand in an answer twice. */
    private void hear(int number, long sent, long now) {
        if (sent > latest.get(number)) {
            latest.set(number, sent);
            times.add(now - sent);
            heard.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        leaving = true;
        ended.join();
        wires.close();
    }
}
