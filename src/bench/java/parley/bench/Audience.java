package parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Clients who wait for news of one room, and ask again as soon as they have it. A post says when it was sent. One thread
 * plays them all: it reads everything that has come before it asks again for anyone, since nobody's reading would wait
 * for another's question.
 */
final class Audience implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 50;
    private static final long PAUSE_NANOS = 1_000_000_000;
    private static final Pattern SENT = Pattern.compile("sent at (\\d+)");

    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Times times = new Times();
    private final Feed feed;
    private final long room;
    private final List<String> tokens = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();
    private final List<Long> latest = new ArrayList<>();
    private final Queue<Wire> eager = new ArrayDeque<>();
    private final Queue<Pause> pauses = new ArrayDeque<>();
    private final Wires wires;
    private final CompletableFuture<Void> ended;
    private volatile boolean leaving;

    /** Who was refused, and until when they pause before they ask again. */
    private record Pause(Wire wire, long until) {}

    /** Everyone of the crowd in turn, until {@code count} polls wait. */
    Audience(Server server, Feed feed, long room, Crowd crowd, int count) throws IOException {
        this.feed = feed;
        this.room = room;
        wires = new Wires(server.port(), count);
        try (var caller = new Caller(server.port())) {
            for (var i = 0; i < count; i++) {
                tokens.add(crowd.token(i));
                latest.add(0L);
                cursors.add(head(caller, i, crowd));
            }
            wires.all().forEach(this::ask);
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

    /** Waits until so many have arrived, or until patience ends. */
    void awaitHeard(int count, Duration patience) throws InterruptedException {
        var until = System.nanoTime() + patience.toNanos();
        while (heard() < count && System.nanoTime() < until) {
            Thread.sleep(1);
        }
    }

    int refused() {
        return refused.get();
    }

    /** From before each post was sent until each client had read it; complete once it is closed. */
    Times times() {
        return times;
    }

    /** A room's cursor is the same for all, one's own is the same at all of one's connections. */
    private String head(Caller caller, int number, Crowd crowd) throws IOException {
        var same = feed == Feed.MESSAGES ? 0 : number - crowd.tokens().size();
        return same >= 0 && same < number
                ? cursors.get(same)
                : feed.head(caller, room, crowd.token(number)).orElseThrow();
    }

    private void listen() {
        try {
            while (!leaving) {
                wires.listen(10_000_000, this::answered);
                while (!eager.isEmpty()) {
                    ask(eager.remove());
                }
                while (!pauses.isEmpty() && pauses.element().until() < System.nanoTime()) {
                    ask(pauses.remove().wire());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void ask(Wire wire) {
        wire.say(feed.poll(room, cursors.get(wire.number()), PATIENCE_SECONDS, tokens.get(wire.number())));
    }

    private void answered(Wire wire) {
        var now = System.nanoTime();
        if (wire.answer().status() != 200) {
            refused.incrementAndGet();
            pauses.add(new Pause(wire, now + PAUSE_NANOS));
            return;
        }
        var said = SENT.matcher(wire.answer().body());
        while (said.find()) {
            hear(wire.number(), Long.parseLong(said.group(1)), now);
        }
        cursors.set(wire.number(), wire.answer().text("cursor"));
        eager.add(wire);
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
