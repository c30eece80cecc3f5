package parley.attachment;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import parley.file.Store;
import parley.http.ETag;
import parley.http.PagePolicy;
import parley.http.SafePath;

/** Sends bytes in a way that nothing in them can ever run: as what they are, in a sandbox, and mostly to be saved. */
@Singleton
class Serving {
    private static final Set<String> SHOWN = Set.of(
            "image/jpeg", "image/png", "image/gif", "image/webp", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/x-wav",
            "audio/vnd.wave", "audio/flac", "audio/x-flac", "audio/vorbis", "audio/opus", "video/mp4", "video/webm",
            "video/quicktime", "video/ogg", "video/theora", "text/plain");

    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Store store;

    Serving(Store store) {
        this.store = store;
    }

    /** What is sent. */
    record Sent(String key, String type, long size, String name, Instant createdAt) {
        /** The file itself, and not a small copy. */
        static Sent of(Attachment.Row row) {
            return new Sent(row.fileKey(), row.type(), row.size(), row.name(), row.createdAt());
        }
    }

    HttpResponse<?> send(HttpRequest<?> request, Sent file) {
        var asked = request.getHeaders();
        var known = ETag.of(file.key());
        var tag = known.text();
        if (known.isKnownTo(request)) {
            return headers(HttpResponse.notModified(), file, tag);
        }
        var isHead = request.getMethod() == HttpMethod.HEAD;
        var condition = asked.get("If-Range");
        var part = !isHead && (condition == null || condition.equals(tag))
                ? ByteRange.of(asked.get(HttpHeaders.RANGE), file.size())
                : null;
        var from = part == null ? 0 : part.from();
        var length = part == null ? file.size() : part.length();
        var type = type(file.type());
        var response = headers(isHead
                ? HttpResponse.ok().contentType(type).contentLength(length)
                : HttpResponse.ok(new StreamedFile(
                        store.open(file.key(), from, length), type, file.createdAt().toEpochMilli(), length)),
                file, tag);
        return part == null
                ? response
                : response.status(HttpStatus.PARTIAL_CONTENT).header(HttpHeaders.CONTENT_RANGE, part.of(file.size()));
    }

    /** With the dates, too, which the framework would write otherwise: good for a minute, and some without a leading zero. */
    private static MutableHttpResponse<?> headers(MutableHttpResponse<?> response, Sent file, String tag) {
        return response
                .header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LAST_MODIFIED, DATE.format(file.createdAt()))
                .header(HttpHeaders.EXPIRES, "0")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache, no-transform")
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                .header(PagePolicy.HEADER, "default-src 'none'; img-src 'self'; media-src 'self'; "
                        + "style-src 'unsafe-inline'; sandbox");
    }

    private static String disposition(Sent file) {
        var encoded = SafePath.segment(file.name()).replace("*", "%2A");
        return (SHOWN.contains(file.type()) ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded;
    }

    private static MediaType type(String type) {
        return MediaType.of(type.equals("text/plain") ? "text/plain; charset=utf-8" : type);
    }
}
