package parley.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A link to a place here, which may say whom it is meant for: {@code /rooms/lounge?username=paul}. That name is nobody's
 * identity; it fills in a form.
 *
 * @param path the place
 * @param username whom it is meant for; null for anybody
 */
public record Link(String path, @Nullable String username) {
    private static final String USERNAME = "username=";
    private static final int LONGEST = 64;

    /** The parts of {@code /rooms/lounge?username=paul}, or of any other path. */
    public static Link of(String text) {
        var query = text.indexOf('?');
        if (query < 0) {
            return new Link(text, null);
        }
        var fields = text.substring(query + 1).split("&");
        var rest = Arrays.stream(fields).filter(field -> !field.startsWith(USERNAME)).collect(Collectors.joining("&"));
        var username = Arrays.stream(fields)
                .filter(field -> field.startsWith(USERNAME))
                .map(field -> name(field.substring(USERNAME.length())))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .findFirst();
        var path = text.substring(0, query);
        return new Link(rest.isEmpty() ? path : path + '?' + rest, username.orElse(null));
    }

    /** The address of a door, {@code /signin} or {@code /signup}, that leads on to the place. */
    public String by(String door) {
        var next = path.equals("/") ? "" : "next=" + SafePath.query(path);
        var who = username == null ? "" : USERNAME + SafePath.query(username);
        var query = next.isEmpty() || who.isEmpty() ? next + who : next + '&' + who;
        return query.isEmpty() ? door : door + '?' + query;
    }

    private static String name(String field) {
        try {
            return URLDecoder.decode(field, StandardCharsets.UTF_8).strip().replaceFirst("^@", "");
        } catch (IllegalArgumentException misspelt) {
            return "";
        }
    }
}
