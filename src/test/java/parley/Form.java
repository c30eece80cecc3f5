package parley;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser fills it in and sends it. */
final class Form {
    private static final String BOUNDARY = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Form with(String field, String text) {
        return part("form-data; name=\"" + field + '"', text.getBytes(StandardCharsets.UTF_8));
    }

    /** Several may have the same field; none chosen is one without name and bytes. */
    Form with(String field, String filename, byte[] content) {
        return part("form-data; name=\"" + field + "\"; filename=\"" + filename
                + "\"\r\nContent-Type: application/octet-stream", content);
    }

    String type() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    BodyPublisher content() {
        return BodyPublishers.concat(unfinished(), BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
    }

    BodyPublisher unfinished() {
        return BodyPublishers.ofByteArray(bytes.toByteArray());
    }

    private Form part(String disposition, byte[] content) {
        bytes.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(content);
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }
}
