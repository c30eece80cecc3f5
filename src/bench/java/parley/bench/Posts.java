package parley.bench;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Messages into one room, each acknowledged once it is stored, against what the database alone can store. */
final class Posts implements Part {
    static final String BODY = "does anyone know why the deploy is slow today? again?";
    /** The busiest first: it warms the server up for those that would take minutes to. */
    private static final int[] SENDERS = {64, 16, 1};

    @Override
    public void measure(Site site, Report report) throws Exception {
        var raw = site.database().forRawInserts();
        RawInserts.prepare(raw);
        try (var server = site.serve()) {
            for (var senders : SENDERS) {
                var crowd = Crowd.signIn(server, Math.min(senders, site.town().users()));
                try (var inserts = new RawInserts(raw, senders, false);
                        var numbered = new RawInserts(raw, senders, true);
                        var posts = new Load(server, into(site.town().busy(), crowd, senders))) {
                    var measured = Trial.alternate(site.settings(), server, List.of(inserts, numbered, posts));
                    var at = ", %d at once".formatted(senders);
                    report.compare("raw inserts/s numbered under one lock" + at, measured.get(1), measured.get(0), "");
                    report(at, measured.get(2), measured.get(0), senders == 1 ? "" : "≥ 1.50 of raw inserts", report);
                }
            }
        }
    }

    private static void report(
            String at, Trial.Measured posts, Trial.Measured inserts, String target, Report report) {
        report.compare("posts/s, one room" + at, posts, inserts, target);
        report.add("p50 / p99 of a post, ms" + at, posts.times().toString(), inserts.times().toString(), "", "");
        report.add("server CPU a post, µs" + at, Report.number(posts.cpuMicros()), "");
    }

    static List<Supplier<byte[]>> into(long room, Crowd crowd, int senders) {
        return IntStream.range(0, senders).<Supplier<byte[]>>mapToObj(
                i -> () -> post(room, crowd.token(i), BODY, UUID.randomUUID().toString())).toList();
    }

    static byte[] post(long room, String token, String body, String key) {
        return Request.post("/api/v1/conversations/" + room + "/messages", token, "{\"body\":\"" + body + "\"}", key);
    }
}
