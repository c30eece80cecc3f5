package parley.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From the command to the first answer, on a database that has its tables; without and with an AOT cache of the JDK. */
final class Start implements Part {
    private static final int ROUNDS = 3;

    @Override
    public void measure(Site site, Report report) throws Exception {
        var cache = site.folder().resolve("parley.aot");
        train(site, cache);
        var plain = new ArrayList<Started>();
        var cached = new ArrayList<Started>();
        for (var round = 0; round < ROUNDS; round++) {
            plain.add(start(site, List.of()));
            cached.add(start(site, List.of("-XX:AOTCache=" + cache)));
        }
        report(median(plain), "", "≤ 3.5", report);
        report(median(cached), ", with an AOT cache", "≤ 1.5", report);
    }

    private record Started(double cpu, long millis, long resident) {}

    /** What the cache holds is what a first visitor needs. */
    private static void train(Site site, Path cache) throws IOException {
        try (var server = Server.startJar(site.folder(), List.of("-XX:AOTCacheOutput=" + cache))) {
            var crowd = Crowd.signIn(server, 1);
            try (var caller = new Caller(server.port())) {
                Feed.MESSAGES.head(caller, site.town().busy(), crowd.token(0));
                caller.get("/", null);
            }
        }
    }

    private static Started start(Site site, List<String> options) throws IOException {
        try (var server = Server.startJar(site.folder(), options)) {
            return new Started(server.startCpu(), server.startMillis(), server.resident());
        }
    }

    private static Started median(List<Started> all) {
        return all.stream().sorted(Comparator.comparingDouble(Started::cpu)).toList().get(all.size() / 2);
    }

    private static void report(Started started, String how, String target, Report report) {
        report.add("CPU seconds to the first answer" + how, "%.2f".formatted(started.cpu), target);
        report.add("ms to the first answer" + how, Report.number(started.millis), "");
        report.add("resident MB at the first answer" + how, Long.toString(started.resident), "");
    }
}
