package parley.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream, as if there were no more; whoever waits for them is told if there are not so many. */
final class FirstBytes extends FilterInputStream {
    private long left;

    FirstBytes(InputStream in, long length) {
        super(in);
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        if (left <= 0) {
            return -1;
        }
        var one = in.read();
        requireMore(one);
        left--;
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left <= 0 && length > 0) {
            return -1;
        }
        var count = in.read(into, offset, (int) Math.min(length, left));
        requireMore(count);
        left -= count;
        return count;
    }

    private static void requireMore(int read) throws EOFException {
        if (read < 0) {
            throw new EOFException("The file is shorter than it was.");
        }
    }

    @Override
    public long skip(long count) throws IOException {
        var skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
