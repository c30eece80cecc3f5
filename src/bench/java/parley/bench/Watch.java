package parley.bench;

/** What is put into a page before its own scripts, to see what its reader sees. */
final class Watch {
    /**
     * Times in milliseconds since the navigation began; a task blocks by what it takes beyond 50 ms. A tap lasts until the
     * frame after it is drawn: Event Timing, which waits for it to be presented, is off by seconds without a screen.
     */
    static final String SCRIPT = """
            globalThis.watch = { first: 0, painted: 0, shift: 0, tasks: [], taps: [] };
            watch.blocked = () => watch.tasks
                .filter(task => task.startTime > watch.painted)
                .reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0);
            const observe = (type, hear) =>
              new PerformanceObserver(list => list.getEntries().forEach(hear)).observe({ type, buffered: true });
            observe('paint', entry => { if (entry.name === 'first-contentful-paint') watch.painted = entry.startTime; });
            observe('layout-shift', entry => { if (!entry.hadRecentInput) watch.shift += entry.value; });
            observe('longtask', entry => watch.tasks.push(entry));
            const drawn = new MessageChannel();
            const asked = [];
            drawn.port1.onmessage = () => watch.taps.push(performance.now() - asked.shift());
            for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']) {
              addEventListener(type, ({ timeStamp }) => requestAnimationFrame(() => {
                asked.push(timeStamp);
                drawn.port2.postMessage('');
              }), { capture: true, passive: true });
            }
            const look = () => {
              const seen = [...document.querySelectorAll('.message')].some(message => {
                const { top, height } = message.getBoundingClientRect();
                return height && top >= 0 && top < innerHeight;
              });
              requestAnimationFrame(seen ? () => { watch.first = performance.now(); } : look);
            };
            requestAnimationFrame(look);
            """;

    /** Whether the scripts have taken the page over: one may add files. */
    static final String ALIVE = "() => document.querySelector('.attach:not([hidden])')";

    private Watch() {}
}
