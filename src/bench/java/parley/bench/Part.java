package parley.bench;

/** One thing to measure; it starts a server of its own, so that no part profits or suffers from another. */
interface Part {
    void measure(Site site, Report report) throws Exception;
}
