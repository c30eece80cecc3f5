package parley.bell;

/** Who wants to know that something has moved. */
@FunctionalInterface
public interface Listener {
    /** Called by whoever moved it, so it must not wait for anything. Only a hint: it may come twice, or for nothing. */
    void moved();
}
