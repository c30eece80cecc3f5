package parley.file;

import java.nio.ByteBuffer;

/** A colour profile (ICC). One that lies about its length makes decoders take all memory there is. */
final class Profile {
    private static final int SHORTEST = 128;

    private Profile() {}

    static boolean isSound(ByteBuffer file, int from, int end) {
        return end - from >= SHORTEST && file.slice(from, end - from).getInt() == end - from;
    }
}
