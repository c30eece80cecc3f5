package parley.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Asks one thing after the other and waits for each answer: for what prepares a measurement. */
final class Caller implements AutoCloseable {
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private final SocketChannel channel;

    Caller(int port) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    }

    Answer get(String path, String token) throws IOException {
        return ask(Request.get(path, token));
    }

    /** As a browser asks for what people read. */
    Answer page(String path, String token) throws IOException {
        return ask(Request.page(path, token));
    }

    Answer post(String path, String token, String json) throws IOException {
        return ask(Request.post(path, token, json, null));
    }

    Answer ask(byte[] request) throws IOException {
        channel.write(ByteBuffer.wrap(request));
        var answer = new Answer();
        while (!answer.isComplete()) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new EOFException("The server closed the connection after saying: " + answer);
            }
            answer.add(in.flip());
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
