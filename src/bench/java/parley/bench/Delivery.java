package parley.bench;

import java.time.Duration;

/** From before a message is posted until everyone who waits in its room has read it. */
final class Delivery implements Part {
    /** The most first: they warm the server up for the few. */
    private static final int[] CLIENTS = {1_000, 100, 10};
    private static final int POSTS_A_SECOND = 5;
    private static final int ROUNDS = 3;
    private static final int WARMING_SENDERS = 16;
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public void measure(Site site, Report report) throws Exception {
        try (var server = site.serve()) {
            var crowd = Crowd.signIn(server, site.town().users());
            warm(site, server, crowd);
            for (var feed : Feed.values()) {
                if (!exists(server, feed, site, crowd)) {
                    report.note("post to delivery, " + feed, "this server has no " + feed);
                    continue;
                }
                for (var clients : CLIENTS) {
                    measure(site, server, feed, crowd, clients, report);
                }
            }
        }
    }

    /** A server that has run for a day has compiled what a post takes; at five a second that would take as long here. */
    private static void warm(Site site, Server server, Crowd crowd) throws Exception {
        try (var posts = new Load(server, Posts.into(site.town().busy(), crowd, WARMING_SENDERS))) {
            posts.slice(site.settings().warming());
        }
    }

    private static void measure(Site site, Server server, Feed feed, Crowd crowd, int clients, Report report)
            throws Exception {
        var room = site.town().busy();
        var database = site.database();
        try (var audience = new Audience(server, feed, room, crowd, clients);
                var poster = new Poster(server, room, crowd.tokens().getLast())) {
            server.awaitQuiet();
            post(poster, POSTS_A_SECOND * site.settings().warmup(), audience, clients);
            var warm = audience.times().count();
            var before = database.reads();
            Thread.sleep(QUIET);
            var quiet = (database.reads() - before) / (double) QUIET.toSeconds();
            var cpu = server.cpu();
            var begin = System.nanoTime();
            var readsBefore = database.reads();
            var posts = POSTS_A_SECOND * site.settings().seconds() * ROUNDS;
            post(poster, posts, audience, clients);
            var seconds = (System.nanoTime() - begin) / 1e9;
            var reads = database.reads() - readsBefore - quiet * seconds;
            cpu = server.cpu() - cpu;
            audience.close();
            var at = ", %s, %,d waiting".formatted(feed, clients);
            report.add("post to delivery p50 / p99, ms" + at,
                    audience.times().since(warm) + missing(audience, clients, poster), "");
            report.add("server CPU a post and its deliveries, ms" + at, Report.number(1e3 * cpu / posts), "");
            if (before >= 0) {
                report.add("SQL reads a post" + at, Report.number(reads / posts), "");
            }
        }
    }

    /** At a fixed pace, then waits until everyone has heard all of it. */
    private static void post(Poster poster, int count, Audience audience, int clients) throws Exception {
        var due = System.nanoTime();
        for (var i = 0; i < count; i++) {
            poster.post();
            due += 1_000_000_000L / POSTS_A_SECOND;
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
        audience.awaitHeard(poster.posted() * clients, PATIENCE);
    }

    private static String missing(Audience audience, int clients, Poster poster) {
        var missing = poster.posted() * clients - audience.heard();
        return (missing == 0 ? "" : " (%,d never arrived!)".formatted(missing))
                + (audience.refused() == 0 ? "" : " (%,d refused!)".formatted(audience.refused()));
    }

    private static boolean exists(Server server, Feed feed, Site site, Crowd crowd) throws Exception {
        try (var caller = new Caller(server.port())) {
            return feed.head(caller, site.town().busy(), crowd.token(0)).isPresent();
        }
    }
}
