package parley.http;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Puts an answer together from parts that were serialized before, for others. */
public final class Json {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private boolean first = true;

    /** A value, serialized. */
    public static byte[] of(JsonMapper mapper, Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Begins an object or a list: one of <code>{[</code>. */
    public Json open(char bracket) {
        separate();
        out.write(bracket);
        first = true;
        return this;
    }

    public Json close(char bracket) {
        out.write(bracket);
        first = false;
        return this;
    }

    /** A field's name, which needs no escaping. */
    public Json name(String name) {
        separate();
        out.write('"');
        write(name);
        out.write('"');
        out.write(':');
        first = true;
        return this;
    }

    /** A value that is JSON already. */
    public Json raw(byte[] json) {
        separate();
        out.writeBytes(json);
        return this;
    }

    /** A number or truth value. */
    public Json raw(Object value) {
        return raw(String.valueOf(value).getBytes(StandardCharsets.US_ASCII));
    }

    /** A text that needs no escaping. */
    public Json text(String plain) {
        return raw(('"' + plain + '"').getBytes(StandardCharsets.US_ASCII));
    }

    /** How many bytes there are. */
    public int size() {
        return out.size();
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    private void separate() {
        if (!first) {
            out.write(',');
        }
        first = false;
    }

    private void write(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
