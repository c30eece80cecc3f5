package parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Connections that each ask again as soon as they are answered. */
final class Load implements Work {
    private final List<Supplier<byte[]>> requests;
    private final Wires wires;
    private final long[] asked;
    private Times times = new Times();
    private int refused;
    private int open;
    private boolean ending;

    /** A connection for each. */
    Load(Server server, List<Supplier<byte[]>> requests) throws IOException {
        this.requests = requests;
        wires = new Wires(server.port(), requests.size());
        asked = new long[requests.size()];
    }

    @Override
    public Slice slice(Duration time) throws IOException {
        times = new Times();
        refused = 0;
        ending = false;
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        wires.all().forEach(this::ask);
        for (var now = begin; now < end; now = System.nanoTime()) {
            wires.listen(end - now, this::answered);
        }
        var slice = new Slice(times, refused, (System.nanoTime() - begin) / 1e9);
        times = new Times();
        ending = true;
        while (open > 0) {
            wires.listen(1_000_000, this::answered);
        }
        return slice;
    }

    private void ask(Wire wire) {
        open++;
        asked[wire.number()] = System.nanoTime();
        wire.say(requests.get(wire.number()).get());
    }

    private void answered(Wire wire) {
        open--;
        if (wire.answer().status() < 300) {
            times.add(System.nanoTime() - asked[wire.number()]);
        } else {
            refused++;
        }
        if (!ending) {
            ask(wire);
        }
    }

    @Override
    public void close() throws IOException {
        wires.close();
    }
}
