package parley.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal that the caller can act on. Each kind has a status and a name that never changes. */
public abstract sealed class Problem extends RuntimeException {
    private final HttpStatus status;
    private final String kind;
    private final List<Violation> violations;

    private Problem(HttpStatus status, String kind, String detail, Violation... violations) {
        this(status, kind, detail, null, violations);
    }

    private Problem(
            HttpStatus status, String kind, String detail, @Nullable Throwable cause, Violation... violations) {
        super(detail, cause, false, false);
        this.status = status;
        this.kind = kind;
        this.violations = List.of(violations);
    }

    public HttpStatus status() {
        return status;
    }

    Document document() {
        return Document.of(status, kind, getMessage(), violations);
    }

    /** Which fields are at fault, if any are. */
    public List<Violation> violations() {
        return violations;
    }

    Map<String, String> headers() {
        return Map.of();
    }

    @Nullable
    Duration retryAfter() {
        return null;
    }

    /**
     * A field and what is wrong with it.
     *
     * @param field its name, with those of what it is in before it, as in {@code draft.body}
     * @param message what it must be, for people
     */
    @Serdeable
    public record Violation(String field, String message) {}

    /**
     * RFC 9457 problem details, as sent.
     *
     * @param type urn:parley:problem: and the name of the problem, which never changes
     * @param title what its status means
     * @param status of the answer
     * @param detail what is wrong, for people; null where the title says it all
     * @param violations which fields are at fault, if any are
     */
    @Serdeable
    public record Document(String type, String title, int status, @Nullable String detail, List<Violation> violations) {
        static Document of(HttpStatus status, String kind, @Nullable String detail, List<Violation> violations) {
            return new Document("urn:parley:problem:" + kind, status.getReason(), status.getCode(), detail, violations);
        }
    }

    /** 400: something in the request is not as it must be. */
    public static final class Invalid extends Problem {
        public Invalid(String field, String message) {
            this(List.of(new Violation(field, message)));
        }

        public Invalid(List<Violation> violations) {
            super(HttpStatus.BAD_REQUEST, "invalid", "Some of the input is not valid.",
                    violations.toArray(Violation[]::new));
        }
    }

    /** 400: a cursor that this server did not give, or not for this list. */
    public static final class BadCursor extends Problem {
        public BadCursor() {
            super(HttpStatus.BAD_REQUEST, "bad-cursor", "This cursor is not one that this list gave out.");
        }
    }

    /** 401: not signed in, or no longer. */
    public static final class Unauthenticated extends Problem {
        public Unauthenticated(String kind, String detail) {
            super(HttpStatus.UNAUTHORIZED, kind, detail);
        }
    }

    /** 403: known, and still not allowed. */
    public static final class Forbidden extends Problem {
        public Forbidden(String kind, String detail) {
            super(HttpStatus.FORBIDDEN, kind, detail);
        }
    }

    /** 404: it does not exist, or not for you. */
    public static final class NotFound extends Problem {
        public NotFound(String what) {
            super(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
        }
    }

    /** 409: it clashes with what is there. */
    public static final class Conflict extends Problem {
        public Conflict(String kind, String detail) {
            super(HttpStatus.CONFLICT, kind, detail);
        }
    }

    /** 410: the cursor lies ahead of the log, or is of another epoch: the database was set back, so the client starts over. */
    public static final class StartOver extends Problem {
        public StartOver() {
            super(
                    HttpStatus.GONE,
                    "start-over",
                    "This cursor is from another life of the database. Start over without one.");
        }
    }

    /** 413: more than this server takes. */
    public static final class TooLarge extends Problem {
        public TooLarge(String kind, String detail) {
            super(HttpStatus.REQUEST_ENTITY_TOO_LARGE, kind, detail);
        }
    }

    /** 416: the range that was asked for lies behind the end. */
    public static final class BadRange extends Problem {
        private final long size;

        public BadRange(long size) {
            super(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "bad-range", "The file ends before this range.");
            this.size = size;
        }

        @Override
        Map<String, String> headers() {
            return Map.of(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
        }
    }

    /** 422: it can be read, but not be used. */
    public static final class Unusable extends Problem {
        public Unusable(String field, String message) {
            super(HttpStatus.UNPROCESSABLE_ENTITY, "unusable", "Some of the input cannot be used.",
                    new Violation(field, message));
        }
    }

    /** 422: the idempotency key belongs to another request. */
    public static final class KeyReused extends Problem {
        public KeyReused() {
            super(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "idempotency-key-reused",
                    "You have used this Idempotency-Key for another message.");
        }
    }

    /** 429: too often; try again after the given time. */
    public static final class TooMany extends Problem {
        private final Duration wait;

        public TooMany(Duration wait) {
            super(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests. Try again later.");
            this.wait = wait;
        }

        @Override
        Duration retryAfter() {
            return wait;
        }
    }

    /** 503: the server cannot do it now; nothing was done. */
    public static final class Unavailable extends Problem {
        public Unavailable(String detail) {
            this(detail, null);
        }

        public Unavailable(String detail, @Nullable Throwable cause) {
            super(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, cause);
        }

        /** The time to answer was over, or the server stopped, before anything was read. */
        public static Unavailable tooSlow() {
            return new Unavailable("There was no time to read this. Try again soon.");
        }

        @Override
        Duration retryAfter() {
            return Duration.ofSeconds(2);
        }
    }

    /** 507: there is no room for it here; what was there before is still there. */
    public static final class NoSpace extends Problem {
        public NoSpace(Throwable cause) {
            super(HttpStatus.INSUFFICIENT_STORAGE, "no-space",
                    "The server has no room to keep this now. Try again later.", cause);
        }
    }
}
