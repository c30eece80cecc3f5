package parley.file;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The short words by which a file's parts are called. */
final class Ascii {
    private Ascii() {}

    static boolean at(ByteBuffer file, int at, String word) {
        return at + word.length() <= file.limit() && read(file, at, word.length()).equals(word);
    }

    static String read(ByteBuffer file, int at, int length) {
        var bytes = new byte[length];
        file.get(at, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
