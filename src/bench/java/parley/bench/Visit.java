package parley.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A first visit to a room, over slow 4G and on a slow phone.
 *
 * @param bytes from the server for the page, by what they were: heads, bodies as they were compressed
 * @param requests how many the page made
 * @param everything all kilobytes from the server, with pictures that people sent and what the service worker fetches
 * @param first milliseconds until a frame showed a message
 * @param alive milliseconds until the scripts had run
 * @param shift cumulative layout shift
 * @param blocked total blocking time, in milliseconds
 */
record Visit(
        Map<String, Integer> bytes,
        int requests,
        double everything,
        double first,
        double alive,
        double shift,
        double blocked) {
    static final String KINDS = "document / style / script / the rest";

    private static final List<String> NAMED = List.of("Document", "Stylesheet", "Script");
    private static final String OF_PEOPLE = "Image";
    private static final int SETTLED_MILLIS = 6_000;

    static Visit of(Demonstration demonstration, Chrome chrome) throws IOException {
        var page = demonstration.ada(chrome, ColorScheme.LIGHT);
        var session = page.context().newCDPSession(page);
        var kinds = new HashMap<String, String>();
        var bytes = new HashMap<String, Integer>();
        session.on("Network.responseReceived", told -> kinds.put(id(told), told.get("type").getAsString()));
        session.on("Network.loadingFinished",
                told -> bytes.merge(kinds.getOrDefault(id(told), "Other"), told.get("encodedDataLength").getAsInt(),
                        Integer::sum));
        session.send("Network.enable");
        Chrome.farAway(session);
        Chrome.slow(session);
        var before = demonstration.relay().down();
        page.navigate(demonstration.address() + Demonstration.ROOM);
        page.waitForFunction(Watch.ALIVE);
        var alive = number(page.evaluate("() => performance.now()"));
        page.waitForTimeout(SETTLED_MILLIS);
        var everything = (demonstration.relay().down() - before) / 1e3;
        var seen = (Map<?, ?>) page.evaluate(Watch.LOOKED_BACK);
        var visit = new Visit(bytes, kinds.size(), everything, number(seen.get("first")), alive,
                number(seen.get("shift")), number(seen.get("blocked")));
        page.context().close();
        return visit;
    }

    /** All of the page but the pictures that people sent. */
    double kilobytes() {
        return sum(bytes.keySet().stream().filter(kind -> !kind.equals(OF_PEOPLE)).toList());
    }

    String perKind() {
        var rest = bytes.keySet().stream().filter(kind -> !NAMED.contains(kind) && !kind.equals(OF_PEOPLE)).toList();
        return NAMED.stream().map(kind -> sum(List.of(kind))).map(Report::number).collect(Collectors.joining(" / "))
                + " / " + Report.number(sum(rest));
    }

    private double sum(List<String> kinds) {
        return kinds.stream().mapToInt(kind -> bytes.getOrDefault(kind, 0)).sum() / 1e3;
    }

    private static String id(JsonObject told) {
        return told.get("requestId").getAsString();
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
