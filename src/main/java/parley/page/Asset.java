package parley.page;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of the client as it is sent: compressed once, the first time that somebody wants it so. */
final class Asset {
    static final String BROTLI = "br";
    static final String GZIP = "gzip";

    private static final int BEST = 11;
    private static final Pattern BROTLI_WANTED = Pattern.compile("(^|[ ,])br\\s*(,|$)");

    private final String type;
    private final byte[] bytes;
    private volatile byte @Nullable [] gzipped;
    private volatile byte @Nullable [] brotlied;

    Asset(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    String type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The best of what a client takes, by its {@code Accept-Encoding}; null for the file as it is. */
    static @Nullable String encoding(@Nullable String accepted) {
        if (accepted == null) {
            return null;
        }
        if (Brotli4jLoader.isAvailable() && BROTLI_WANTED.matcher(accepted).find()) {
            return BROTLI;
        }
        return accepted.contains(GZIP) ? GZIP : null;
    }

    /** The bytes in that encoding. */
    byte[] in(@Nullable String encoding) {
        if (encoding == null) {
            return bytes;
        }
        var known = encoding.equals(BROTLI) ? brotlied : gzipped;
        if (known != null) {
            return known;
        }
        try {
            return encoding.equals(BROTLI) ? (brotlied = brotli()) : (gzipped = gzip());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] brotli() throws IOException {
        return Encoder.compress(bytes, Encoder.Parameters.create(BEST));
    }

    private byte[] gzip() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new Best(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** It is done once, and sent many times. */
    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
