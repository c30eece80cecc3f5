package parley.bench;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What axe finds wrong with each page, as an administrator sees it. */
final class Axe {
    private static final List<String> PAGES = List.of("/", "/signin", "/signup", "/offline", Demonstration.ROOM,
            "/rooms/lounge/about", "/rooms/photos", "/rooms/nowhere", "/directs/grace", "/groups/new", "/people",
            "/people/grace", "/people/ada", "/settings", "/settings/delete", "/settings/devices", "/settings/files",
            "/search?q=the+we", "/share?text=A+find", "/nothing", "/rooms", "/new-room", "/admin",
            "/admin/users", "/admin/users/grace", "/admin/rooms", "/admin/messages", "/admin/files", "/admin/sessions",
            "/admin/audit");

    private Axe() {}

    static void measure(Demonstration demonstration, Chrome chrome, ColorScheme scheme, Report report)
            throws IOException {
        var script = script();
        var page = demonstration.ada(chrome, scheme);
        var found = new ArrayList<String>();
        for (var path : PAGES) {
            page.navigate(demonstration.address() + path);
            page.evaluate(script);
            @SuppressWarnings("unchecked")
            var here = (List<String>) page.evaluate("""
                    async () => {
                      const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                      const { violations } = await axe.run({ runOnly });
                      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} at ${target}`));
                    }""");
            here.forEach(finding -> Report.say(path + ": " + finding));
            found.addAll(here);
        }
        page.context().close();
        report.hold("client: findings of axe on %d pages, %s".formatted(PAGES.size(),
                scheme.name().toLowerCase(Locale.ROOT)), found.size(), 0);
    }

    private static String script() throws IOException {
        try (var file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
