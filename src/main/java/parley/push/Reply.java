package parley.push;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a push service says to a push.
 *
 * @param status 0 if it says nothing
 * @param after how long it wants to be left in peace, if it says so
 */
record Reply(int status, @Nullable Duration after) {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    static Reply none() {
        return new Reply(0, null);
    }

    static Reply of(HttpResponse<?> response) {
        var after = response.headers().firstValue("Retry-After").flatMap(Reply::wish);
        return new Reply(response.statusCode(), after.orElse(null));
    }

    boolean isGood() {
        return status >= 200 && status < 300;
    }

    /** The device is no longer to be had this way. */
    boolean isGone() {
        return status == 404 || status == 410;
    }

    /** Not when it wants to wait for so long that there will be other news by then. */
    boolean isWorthAnotherTry() {
        return (status == 0 || status == 429 || status >= 500) && pause(1).compareTo(LONGEST_PAUSE) <= 0;
    }

    /** What it wishes, or else longer each time. */
    Duration pause(int tries) {
        return after == null ? FIRST_PAUSE.multipliedBy(1L << 2 * (tries - 1)) : after;
    }

    /** In seconds, or a date. */
    private static Optional<Duration> wish(String text) {
        try {
            return Optional.of(text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(Instant.now(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }
}
