package parley.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An HTTP answer as its bytes arrive; parsed no further than is needed to know that it has ended. */
final class Answer {
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int CHUNKED = -1;

    private byte[] bytes = new byte[1024];
    private int length;
    private int body;
    private int bodyLength;

    void clear() {
        length = 0;
        body = 0;
    }

    void add(ByteBuffer more) {
        var needed = length + more.remaining();
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        more.get(bytes, length, more.remaining());
        length = needed;
    }

    boolean isComplete() {
        if (body == 0) {
            readHead();
        }
        return body > 0 && (bodyLength == CHUNKED ? endsWith(LAST_CHUNK) : length >= body + bodyLength);
    }

    int status() {
        return Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.US_ASCII));
    }

    String body() {
        return new String(bytes, body, length - body, StandardCharsets.UTF_8);
    }

    /** The text that the JSON of the body last has under the name, which is then the outermost; null if it has none. */
    String text(String name) {
        var json = body();
        var mark = '"' + name + "\":\"";
        var from = json.lastIndexOf(mark);
        return from < 0 ? null : json.substring(from + mark.length(), json.indexOf('"', from + mark.length()));
    }

    /** All that has come so far. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void readHead() {
        var end = find(HEAD_END, length);
        if (end < 0) {
            return;
        }
        var at = find(LENGTH, end);
        body = end + HEAD_END.length;
        var bodiless = status() == 204 || status() == 304;
        bodyLength = at < 0 ? bodiless ? 0 : CHUNKED : number(at + LENGTH.length);
    }

    private int number(int from) {
        var number = 0;
        for (var i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                number = number * 10 + bytes[i] - '0';
            }
        }
        return number;
    }

    /** Finds lower-case text whatever the case of the head's. */
    private int find(byte[] text, int end) {
        for (var from = 0; from <= end - text.length; from++) {
            if (bytes[from] == '\r' && matches(text, from)) {
                return from;
            }
        }
        return -1;
    }

    private boolean matches(byte[] text, int from) {
        for (var i = 1; i < text.length; i++) {
            var there = bytes[from + i];
            if (text[i] != (there >= 'A' && there <= 'Z' ? there + 32 : there)) {
                return false;
            }
        }
        return true;
    }

    private boolean endsWith(byte[] text) {
        return length - body >= text.length
                && Arrays.equals(bytes, length - text.length, length, text, 0, text.length);
    }
}
