package parley.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Connections that one thread serves, ten thousand if need be, since the driver shares the server's cores. */
final class Wires implements AutoCloseable {
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 18);
    private final List<Wire> all = new ArrayList<>();
    private final Selector selector;

    Wires(int port, int count) throws IOException {
        selector = Selector.open();
        for (var i = 0; i < count; i++) {
            all.add(new Wire(i, port, selector));
        }
    }

    List<Wire> all() {
        return all;
    }

    /** Waits so many nanoseconds at most for answers, and hands on those that are whole. */
    void listen(long nanos, Consumer<Wire> answered) throws IOException {
        selector.select(key -> {
            var wire = (Wire) key.attachment();
            if (wire.hear(in)) {
                answered.accept(wire);
            }
        }, Math.max(1, nanos / 1_000_000));
    }

    @Override
    public void close() throws IOException {
        for (var wire : all) {
            wire.close();
        }
        selector.close();
    }
}
