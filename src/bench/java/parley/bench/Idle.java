package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Polls that find nothing new, which is what most polls find, against a plain-text route of the same server. */
final class Idle implements Part {
    /** More each time: who goes away is news, too. */
    private static final int[] CONNECTIONS = {16, 64};
    /** Longer than a server takes to tell of who has come: presence's tick and calm, 5 and 10 s. */
    private static final Duration CALM = Duration.ofSeconds(20);
    private static final int ROUNDS = 10;

    @Override
    public void measure(Site site, Report report) throws Exception {
        try (var server = site.serve()) {
            for (var connections : CONNECTIONS) {
                measure(site, server, connections, report);
            }
        }
    }

    private static void measure(Site site, Server server, int connections, Report report) throws Exception {
        var crowd = Crowd.signIn(server, Math.min(connections, site.town().users()));
        var since = polls(server, Feed.MESSAGES, site, crowd, connections).orElseThrow();
        var sync = polls(server, Feed.SYNC, site, crowd, connections);
        try (var plain = new Load(server, same("/bench/plain", connections));
                var thread = new Load(server, same("/bench/plain-on-a-thread", connections));
                var messages = new Load(server, since);
                var all = sync.isEmpty() ? null : new Load(server, sync.get())) {
            var works = Stream.of(plain, thread, messages, all).filter(load -> load != null).toList();
            var measured = Trial.alternate(site.settings(), server, works);
            var at = ", %d connections".formatted(connections);
            report.compare("plain text on a virtual thread/s" + at, measured.get(1), measured.get(0), "");
            compare(Feed.MESSAGES, at, measured.get(2), measured.get(0), report);
            if (sync.isPresent()) {
                compare(Feed.SYNC, at, measured.get(3), measured.get(0), report);
            } else {
                report.note("idle polls/s, sync" + at, "this server has no sync");
            }
        }
    }

    private static void compare(Feed feed, String at, Trial.Measured idle, Trial.Measured plain, Report report) {
        report.compare("idle polls/s, " + feed + at, idle, plain, "≥ 0.60 of plain text");
        report.add("server CPU an idle poll, µs, " + feed + at, Report.number(idle.cpuMicros()),
                Report.number(plain.cpuMicros()), Report.ratio(idle.cpuMicros(), plain.cpuMicros()), "");
    }

    private static Optional<List<Supplier<byte[]>>> polls(
            Server server, Feed feed, Site site, Crowd crowd, int connections) throws Exception {
        var room = site.town().great();
        var heads = calm(server, feed, room, crowd, connections);
        if (heads.size() < connections) {
            return Optional.empty();
        }
        var polls = new ArrayList<Supplier<byte[]>>();
        for (var i = 0; i < connections; i++) {
            var poll = feed.poll(room, heads.get(i), 0, crowd.token(i));
            polls.add(() -> poll);
        }
        return Optional.of(polls);
    }

    /** Everyone's cursor, once there is no news with it: who has just come is news to the others, for some seconds. */
    private static List<String> calm(Server server, Feed feed, long room, Crowd crowd, int connections)
            throws Exception {
        var before = List.<String>of();
        for (var round = 0; round < ROUNDS; round++) {
            var heads = heads(server, feed, room, crowd, connections);
            if (heads.equals(before)) {
                return heads;
            }
            before = heads;
            Thread.sleep(CALM);
        }
        throw new IllegalStateException("There is no end of news, though nobody does anything.");
    }

    /** Fewer if the server knows no such feed. */
    private static List<String> heads(Server server, Feed feed, long room, Crowd crowd, int connections)
            throws IOException {
        var heads = new ArrayList<String>();
        try (var caller = new Caller(server.port())) {
            for (var i = 0; i < connections; i++) {
                feed.head(caller, room, crowd.token(i)).ifPresent(heads::add);
            }
        }
        return heads;
    }

    private static List<Supplier<byte[]>> same(String path, int connections) {
        var request = Request.get(path, null);
        return Stream.<Supplier<byte[]>>generate(() -> () -> request).limit(connections).toList();
    }
}
