/** Growing pauses with full jitter, so that many clients do not come back in step. */
export class Backoff {
  #failures = 0;
  #over = new AbortController();

  /** @returns {number} milliseconds to wait before the next attempt */
  next() {
    const most = Math.min(30_000, 1_000 * 2 ** this.#failures++);
    return Math.max(250, Math.random() * most);
  }

  reset() {
    this.#failures = 0;
  }

  /**
   * Waits before the next attempt: as long as the server asked for, or else until the server is reached by someone else, at most.
   * @param {AbortSignal} [stop]
   * @param {number} [asked] milliseconds
   */
  pause(stop = new AbortController().signal, asked) {
    if (asked) return rest(asked, stop);
    this.#over = new AbortController();
    return rest(this.next(), AbortSignal.any([stop, this.#over.signal]));
  }

  /** The server answers again: no need to pause on, unless it asked for that. */
  reached() {
    this.#over.abort();
  }
}

/**
 * Waits, or until the signal says that waiting is over.
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export const rest = (milliseconds, signal) =>
  new Promise(done => {
    if (signal?.aborted) return done();
    const over = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', over);
      done();
    };
    const timer = setTimeout(over, milliseconds);
    signal?.addEventListener('abort', over);
  });

/** Lets what the page shows be seen first. One that is in the background, and not drawn, goes on all the same. */
export const drawn = () => new Promise(go => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 300);
});

let rested = 0;

/** Lets taps and frames go first where work has lasted. */
export const breathe = async () => {
  if (performance.now() - rested < 12) return;
  await rest(0);
  rested = performance.now();
};
