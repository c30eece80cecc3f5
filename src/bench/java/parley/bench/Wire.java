package parley.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One of many keep-alive connections that a single thread serves. */
final class Wire implements AutoCloseable {
    private final Answer answer = new Answer();
    private final SocketChannel channel;
    private final int number;

    Wire(int number, int port, Selector selector) throws IOException {
        this.number = number;
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** 0 for the first that was opened. */
    int number() {
        return number;
    }

    Answer answer() {
        return answer;
    }

    /** Requests are small and there is one at a time, so that the socket has room for it. */
    void say(byte[] request) {
        try {
            answer.clear();
            var out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Takes what has come; true once that is a whole answer. */
    boolean hear(ByteBuffer in) {
        try {
            in.clear();
            if (channel.read(in) < 0) {
                throw new EOFException("The server closed a connection after saying: " + answer);
            }
            answer.add(in.flip());
            return answer.isComplete();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
