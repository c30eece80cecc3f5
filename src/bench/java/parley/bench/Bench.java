package parley.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Starts the packaged Parley on the database of the environment, fills it, measures, and prints one table. */
final class Bench {
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("idle", new Idle());
        PARTS.put("posts", new Posts());
        PARTS.put("history", new History());
        PARTS.put("delivery", new Delivery());
        PARTS.put("waiting", new Waiting());
        PARTS.put("start", new Start());
        PARTS.put("client", new Client());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var settings = Settings.read(PARTS.keySet());
        var report = new Report();
        var inTown = settings.parts().stream().anyMatch(name -> PARTS.get(name).needsTown());
        try (var site = inTown ? Site.open(settings) : Site.empty(settings)) {
            for (var name : settings.parts()) {
                Report.say("measuring " + name);
                measure(name, site, report);
            }
            System.out.println(report.table(site));
        }
    }

    /** What the other parts found is worth having all the same. */
    private static void measure(String name, Site site, Report report) {
        try {
            PARTS.get(name).measure(site, report);
        } catch (Exception failure) {
            failure.printStackTrace();
            report.note(name, "failed: " + failure);
        }
    }
}
