package parley.sync;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32C;
import parley.http.Problem;

/**
 * What a client has: the revision of each of its conversations, of its own affairs, and what it was last told of
 * presence and typing. As text it is the cursor of /sync: a version, the epoch, numbers of variable length in which
 * conversations count from the one before, and a checksum that only fits its owner.
 */
final class Vector {
    private static final byte VERSION = 2;
    private static final byte WITHOUT_EPOCH = 1;
    private static final int LONGEST = 250_000;
    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final long own;
    private final long[] conversations;
    private final long[] revs;
    private final int presence;
    private final int typing;

    /**
     * @param own the revision of the user's own affairs; -1 for none
     * @param conversations in order
     * @param revs of each
     * @param presence a trace of what was told
     * @param typing the same
     */
    Vector(long own, long[] conversations, long[] revs, int presence, int typing) {
        this.own = own;
        this.conversations = conversations;
        this.revs = revs;
        this.presence = presence;
        this.typing = typing;
    }

    /** Whether nothing was told before, so that all there is has to be, even if that is nothing. */
    boolean isEmpty() {
        return own < 0;
    }

    static Vector empty() {
        return new Vector(-1, new long[0], new long[0], Traces.NOTHING, Traces.NOTHING);
    }

    /** Reads a cursor that this user was given, or throws {@link Problem.BadCursor}; {@link Problem.StartOver} if in another epoch. */
    static Vector read(String cursor, int epoch, long user) {
        if (cursor.isEmpty()) {
            return empty();
        }
        if (cursor.length() > LONGEST) {
            throw new Problem.BadCursor();
        }
        try {
            return read(Base64.getUrlDecoder().decode(cursor), epoch, user);
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException unreadable) {
            throw new Problem.BadCursor();
        }
    }

    private static Vector read(byte[] bytes, int epoch, long user) {
        var in = ByteBuffer.wrap(bytes);
        var version = in.get();
        if (version != VERSION && version != WITHOUT_EPOCH) {
            throw new Problem.BadCursor();
        }
        var sum = in.getInt();
        if (sum != sum(bytes, in.position(), bytes.length, user)) {
            throw new Problem.BadCursor();
        }
        if (version == WITHOUT_EPOCH || in.getInt() != epoch) {
            throw new Problem.StartOver();
        }
        var presence = in.getInt();
        var typing = in.getInt();
        var own = number(in) - 1;
        var said = number(in);
        if (said < 0 || said > in.remaining()) {
            throw new Problem.BadCursor();
        }
        var count = (int) said;
        var conversations = new long[count];
        var revs = new long[count];
        var last = 0L;
        for (var i = 0; i < count; i++) {
            var before = last;
            last += number(in);
            if (last <= before) {
                throw new Problem.BadCursor();
            }
            conversations[i] = last;
            revs[i] = number(in);
        }
        if (in.hasRemaining()) {
            throw new Problem.BadCursor();
        }
        return new Vector(own, conversations, revs, presence, typing);
    }

    /** As text, for this user. */
    String write(int epoch, long user) {
        var out = ByteBuffer.allocate(44 + 20 * conversations.length);
        out.put(VERSION).putInt(0).putInt(epoch).putInt(presence).putInt(typing);
        number(out, own + 1);
        number(out, conversations.length);
        var last = 0L;
        for (var i = 0; i < conversations.length; i++) {
            number(out, conversations[i] - last);
            number(out, revs[i]);
            last = conversations[i];
        }
        out.putInt(1, sum(out.array(), 1 + Integer.BYTES, out.position(), user));
        var bytes = Arrays.copyOf(out.array(), out.position());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    long own() {
        return own;
    }

    int presence() {
        return presence;
    }

    int typing() {
        return typing;
    }

    int size() {
        return conversations.length;
    }

    long conversation(int place) {
        return conversations[place];
    }

    long rev(int place) {
        return revs[place];
    }

    /** The revision that the client has of a conversation; -1 when it does not know it. */
    long of(long conversation) {
        var place = Arrays.binarySearch(conversations, conversation);
        return place < 0 ? -1 : revs[place];
    }

    static int sum(byte[] bytes, int from, int to, long user) {
        var sum = new CRC32C();
        sum.update(bytes, from, to - from);
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, user).array());
        return (int) sum.getValue();
    }

    private static long number(ByteBuffer in) {
        var value = 0L;
        for (var shift = 0; shift < Long.SIZE; shift += BITS) {
            var next = in.get();
            value |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw new Problem.BadCursor();
    }

    private static void number(ByteBuffer out, long value) {
        var rest = value;
        while (rest >= MORE) {
            out.put((byte) (rest & (MORE - 1) | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }
}
