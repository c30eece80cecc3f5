package parley.bench;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What Lighthouse thinks of a room on a phone; left out where npm cannot install it. Now and then it misses the beginning
 * of the navigation and asks to be run again.
 */
final class Lighthouse {
    private static final String PACKAGE = "lighthouse@12.8.2";
    private static final String SAID = "lighthouse.txt";
    private static final int PATIENCE_MINUTES = 4;
    private static final Map<String, Integer> LEAST = Map.of("performance", 98, "accessibility", 100, "best-practices",
            100, "seo", 90);

    private Lighthouse() {}

    static void measure(Demonstration demonstration, Chrome chrome, Path folder, Report report) throws Exception {
        if (!run(chrome, folder, "npm", "install", "--silent", "--no-save", "--prefix", folder.toString(), PACKAGE)) {
            report.note("client: Lighthouse", "left out, since npm could not install " + PACKAGE);
            return;
        }
        var head = new JsonObject();
        head.addProperty("Cookie", "parley=" + demonstration.token("ada"));
        var result = folder.resolve("lighthouse.json");
        String[] command = {
            folder.resolve("node_modules/.bin/lighthouse").toString(), demonstration.address() + Demonstration.ROOM,
            "--quiet", "--output=json", "--output-path=" + result, "--extra-headers=" + head,
            "--chrome-flags=--headless=new --no-sandbox"
        };
        if (!run(chrome, folder, command) && !run(chrome, folder, command)) {
            report.note("client: Lighthouse", "failed twice: " + Files.readString(folder.resolve(SAID)).strip());
            return;
        }
        var categories = JsonParser.parseString(Files.readString(result)).getAsJsonObject()
                .getAsJsonObject("categories");
        for (var name : List.of("performance", "accessibility", "best-practices", "seo")) {
            var score = Math.round(100 * categories.getAsJsonObject(name).get("score").getAsDouble());
            report.reach("client: Lighthouse, " + name, score, LEAST.get(name));
        }
    }

    private static boolean run(Chrome chrome, Path folder, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve(SAID).toFile());
        builder.environment().put("CHROME_PATH", chrome.executable().toString());
        try {
            var process = builder.start();
            var ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
