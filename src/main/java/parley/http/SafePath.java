package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Places on this server. */
public final class SafePath {
    static final String RENEWAL = "/api/v1/auth/resume";

    private SafePath() {}

    /** The path itself, if it leads to this server and not elsewhere; else the front page. */
    public static String of(String path) {
        try {
            var uri = URI.create(path);
            var ours = path.startsWith("/") && !path.startsWith("//") && !uri.isAbsolute()
                    && uri.getAuthority() == null;
            return ours && !path.contains("\\") ? path : "/";
        } catch (IllegalArgumentException notAPath) {
            return "/";
        }
    }

    /** The page that a browser's form stands on; the front page if it does not say. */
    public static String sender(HttpRequest<?> request) {
        try {
            var page = URI.create(request.getHeaders().get(HttpHeaders.REFERER, String.class, ""));
            return of(page.getRawPath() + (page.getRawQuery() == null ? "" : '?' + page.getRawQuery()));
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
    }

    /** The address of the named thing in a collection, whatever characters its name has. */
    public static URI within(String collection, Object name) {
        return URI.create(collection + '/' + segment(name.toString()));
    }

    /** A text as one step of a path. */
    public static String segment(String text) {
        return query(text).replace("+", "%20");
    }

    /** A text as a value behind the question mark. */
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where a page sends a browser to have its tokens renewed and come back. */
    public static URI renewal(String back) {
        return URI.create(RENEWAL + "?next=" + query(back));
    }

    /** The sign-in page that leads on to {@code path}; whom the path is meant for is filled in. */
    public static URI signIn(String path) {
        return URI.create(Link.of(path).by("/signin"));
    }

    /** The same for who has been signed in until now, and is told so. */
    public static URI signInAgain(String path) {
        var door = Link.of(path).by("/signin");
        return URI.create(door + (door.contains("?") ? '&' : '?') + "ended=true");
    }
}
