package parley.bench;

/** How to see what the reader of a page sees. */
final class Watch {
    /**
     * What the browser has noted of a page, asked when all is over: a script put into the page beforehand would cost the
     * slow phone 20 ms before it even asks for the styles. Times in milliseconds since the navigation began; a task blocks
     * by what it takes beyond 50 ms. The largest text of a room is a message; its time is that of the frame that shows it.
     */
    static final String LOOKED_BACK = """
            async () => {
              const noted = type => new Promise(hear => {
                new PerformanceObserver(list => hear(list.getEntries())).observe({ type, buffered: true });
                setTimeout(hear, 500, []);
              });
              const largest = await noted('largest-contentful-paint');
              const first = largest.find(({ element }) => element?.closest('.message'))?.startTime ?? Infinity;
              const painted = performance.getEntriesByName('first-contentful-paint')[0].startTime;
              const shifts = await noted('layout-shift');
              const tasks = await noted('longtask');
              return {
                first,
                shift: shifts.filter(shift => !shift.hadRecentInput).reduce((sum, shift) => sum + shift.value, 0),
                blocked: tasks.filter(task => task.startTime > painted).reduce((sum, task) => sum + task.duration - 50, 0),
              };
            }
            """;

    /**
     * Put into a page before its own scripts, it measures taps. One lasts until the frame after it is drawn: Event Timing,
     * which waits for it to be presented, is off by seconds without a screen.
     */
    static final String TAPS = """
            globalThis.taps = [];
            const drawn = new MessageChannel();
            const asked = [];
            drawn.port1.onmessage = () => taps.push(performance.now() - asked.shift());
            for (const type of ['keydown', 'keyup', 'pointerdown', 'pointerup', 'click']) {
              addEventListener(type, ({ timeStamp }) => requestAnimationFrame(() => {
                asked.push(timeStamp);
                drawn.port2.postMessage('');
              }), { capture: true, passive: true });
            }
            """;

    /** Whether the scripts have taken the page over: one may add files. */
    static final String ALIVE = "() => document.querySelector('.attach:not([hidden])')";

    private Watch() {}
}
