package parley.bench;

/** One thing to measure; it starts a server of its own, so that no part profits or suffers from another. */
interface Part {
    void measure(Site site, Report report) throws Exception;

    /** Whether it measures among the many people of {@link Fill}. */
    default boolean needsTown() {
        return true;
    }
}
