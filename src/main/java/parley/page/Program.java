package parley.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser calls itself, said as people know it; browsers name their forebears and rivals, too. */
final class Program {
    /** Whoever names others comes before them. */
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("EdgA/", "Edge"),
            Map.entry("EdgiOS/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Safari/", "Safari"));
    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("Linux", "Linux"));

    private Program() {}

    /** Of whom nothing is known, the name is what they say. */
    static String named(String userAgent, Texts texts) {
        if (userAgent.isBlank()) {
            return texts.say("devices.unnamed");
        }
        return known(BROWSERS, userAgent)
                .map(browser -> known(SYSTEMS, userAgent)
                        .map(system -> texts.say("devices.program", Map.of("browser", browser, "system", system)))
                        .orElse(browser))
                .orElse(userAgent);
    }

    private static Optional<String> known(List<Map.Entry<String, String>> names, String userAgent) {
        return names.stream().filter(name -> userAgent.contains(name.getKey())).map(Map.Entry::getValue).findFirst();
    }
}
