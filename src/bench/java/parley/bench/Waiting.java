package parley.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * Very many polls that wait at once: what they weigh, what they cost, and how fast one post empties the room; the first
 * one on a server that has answered hardly anybody, and those that follow.
 */
final class Waiting implements Part {
    private static final int MOST_A_USER = 8;
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LATER = 5;

    @Override
    public void measure(Site site, Report report) throws Exception {
        var room = site.town().great();
        var count = Math.min(site.settings().waiting(), site.town().users() * MOST_A_USER);
        try (var server = site.serve()) {
            var crowd = Crowd.signIn(server, site.town().users());
            var empty = server.resident();
            try (var audience = new Audience(server, Feed.MESSAGES, room, crowd, count);
                    var poster = new Poster(server, room, crowd.token(0))) {
                server.awaitQuiet();
                var resident = server.resident();
                var cpu = server.cpu();
                Thread.sleep(WATCHED);
                cpu = server.cpu() - cpu;
                var first = reachAll(poster, audience, count);
                var later = new double[LATER];
                for (var i = 0; i < LATER; i++) {
                    server.awaitQuiet();
                    later[i] = reachAll(poster, audience, count);
                }
                Arrays.sort(later);
                var missing = count * (LATER + 1) - audience.heard();
                var at = ", %,d waiting polls".formatted(count);
                report.add("resident MB" + at, Long.toString(resident), "%d without them".formatted(empty), "",
                        "≤ 450 at 10,000");
                report.add("server CPU seconds in %d s".formatted(WATCHED.toSeconds()) + at, "%.2f".formatted(cpu),
                        "near 0");
                report.add("polls refused as all came at once" + at, Integer.toString(audience.refused()), "");
                report.add("seconds until the first post has reached all" + at, "%.2f".formatted(first), "");
                report.add("seconds until a later post has reached all" + at, "%.2f".formatted(later[LATER / 2])
                        + (missing == 0 ? "" : " (%,d did not hear it!)".formatted(missing)),
                        "≤ 3 at 10,000");
                report.add("p50 / p99 of all, ms" + at, audience.times().toString(), "");
                report.add("resident MB after them" + at, Long.toString(server.resident()), "");
            }
        }
    }

    /** The seconds until everyone has heard it, or until patience ends. */
    private static double reachAll(Poster poster, Audience audience, int count) throws Exception {
        var all = audience.heard() + count;
        var begin = System.nanoTime();
        poster.post();
        audience.awaitHeard(all, PATIENCE);
        return (System.nanoTime() - begin) / 1e9;
    }
}
