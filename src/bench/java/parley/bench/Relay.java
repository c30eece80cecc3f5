package parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a browser and the server, and counts the bytes that pass, both ways and with their heads. */
final class Relay implements AutoCloseable {
    private static final int BACKLOG = 100;

    private final ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final AtomicLong down = new AtomicLong();
    private final AtomicLong up = new AtomicLong();
    private final int server;

    Relay(int server) throws IOException {
        this.server = server;
        Thread.startVirtualThread(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Bytes from the server so far. */
    long down() {
        return down.get();
    }

    /** Bytes in both directions so far. */
    long both() {
        return down.get() + up.get();
    }

    private void welcome() {
        try {
            while (true) {
                var browser = door.accept();
                var peer = new Socket(InetAddress.getLoopbackAddress(), server);
                Thread.startVirtualThread(() -> pass(browser, peer, up));
                Thread.startVirtualThread(() -> pass(peer, browser, down));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void pass(Socket from, Socket to, AtomicLong count) {
        var bytes = new byte[1 << 14];
        try (from; to) {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            for (int read; (read = from.getInputStream().read(bytes)) >= 0;) {
                count.addAndGet(read);
                to.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException gone) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
