package parley.sync;

import jakarta.inject.Singleton;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What cursors remember of presence and typing: a hash of what was told, and which node told it. For some seconds two
 * nodes may not agree on who is there; so what another has told is not contradicted at once, or a client that both serve in
 * turn would get an answer to each poll, without end.
 */
@Singleton
class Traces {
    /** Nobody was there. */
    static final int NOTHING = 0;

    private static final int NODE_BITS = 12;
    private static final int NODES = 1 << NODE_BITS;

    private final int node = ThreadLocalRandom.current().nextInt(1, NODES);

    /** What is remembered of what has this hash, and is told here. */
    int of(int hash) {
        return hash << NODE_BITS | node;
    }

    /** Whether another node has told it. */
    boolean isForeign(int trace) {
        return trace != NOTHING && (trace & (NODES - 1)) != node;
    }

    /** Whether both are of the same, whoever told it. */
    static boolean isSame(int one, int other) {
        return one == other || (one != NOTHING && other != NOTHING && one >>> NODE_BITS == other >>> NODE_BITS);
    }
}
