/** Growing pauses with full jitter, so that many clients do not come back in step. */
export class Backoff {
  #failures = 0;

  /** @returns {number} milliseconds to wait before the next attempt */
  next() {
    const most = Math.min(60_000, 1_000 * 2 ** this.#failures++);
    return Math.max(250, Math.random() * most);
  }

  reset() {
    this.#failures = 0;
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
