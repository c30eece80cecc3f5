package parley.http;

import java.util.Base64;

/** What a page may load: our own files, and nothing of anybody else. */
public final class PagePolicy {
    public static final String HEADER = "Content-Security-Policy";
    static final String PLAIN = of("'self'");

    private PagePolicy() {}

    /** For a page with a style sheet of that text in it. */
    public static String with(String styles) {
        return of("'self' 'sha256-" + Base64.getEncoder().encodeToString(Sha256.digest(styles)) + "'");
    }

    private static String of(String styles) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src " + styles,
                "img-src 'self' data: blob:",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'",
                "base-uri 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types parley");
    }
}
