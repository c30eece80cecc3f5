package parley.bell;

/** Where news comes from. Listen first and look then, so that what happens in between is heard. */
public interface Source {
    void add(Listener listener);

    void remove(Listener listener);

    /** News from either of two. */
    record Either(Source one, Source other) implements Source {
        @Override
        public void add(Listener listener) {
            one.add(listener);
            other.add(listener);
        }

        @Override
        public void remove(Listener listener) {
            one.remove(listener);
            other.remove(listener);
        }
    }
}
