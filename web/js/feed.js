import { Problem, ask } from './api.js';
import { Backoff, rest } from './pace.js';

/** @import {Message} from './message.js' */

/** @typedef {{messages: Message[], members: {username: string, readNo: number}[], cursor: string, more: boolean}} Page */

/** Asks for what is new, for as long as the page is open, and hands it on in order. */
export class Feed {
  #backoff = new Backoff();
  #stop = new AbortController();

  /**
   * @param {string} path
   * @param {string} cursor
   * @param {{page: (page: Page) => Promise<void>, connected: (up: boolean) => void, gone: (status: number) => void}} tell
   */
  constructor(path, cursor, tell) {
    this.path = path;
    this.cursor = cursor;
    this.tell = tell;
  }

  /** Asks at once, whatever it was waiting for. */
  kick() {
    this.stop();
    this.#stop = new AbortController();
    this.#run(this.#stop.signal);
  }

  stop() {
    this.#stop.abort();
  }

  /** @param {AbortSignal} stop */
  async #run(stop) {
    while (!stop.aborted) {
      try {
        await rest(await this.#ask(stop), stop);
      } catch (problem) {
        if (stop.aborted) return;
        if (problem instanceof Problem && [404, 410].includes(problem.status)) return this.tell.gone(problem.status);
        this.tell.connected(false);
        await rest((problem instanceof Problem && problem.retryAfter) || this.#backoff.next(), stop);
      }
    }
  }

  /** @param {AbortSignal} stop @returns {Promise<number>} how long to pause before the next question */
  async #ask(stop) {
    const wait = 42 + Math.floor(Math.random() * 7);
    const asked = performance.now();
    const { body, retryAfter } = await ask('GET', `${this.path}?since=${encodeURIComponent(this.cursor)}&wait=${wait}`, {
      signal: AbortSignal.any([stop, AbortSignal.timeout((wait + 10) * 1000)]),
    });
    /** @type {Page} */
    const page = body;
    this.#backoff.reset();
    this.tell.connected(true);
    await this.tell.page(page);
    this.cursor = page.cursor;
    if (page.more) return 0;
    const answeredEarly = page.messages.length === 0 && page.members.length === 0 && performance.now() - asked < 1000;
    return retryAfter ?? (document.hidden ? 15_000 : answeredEarly ? 1000 : 0);
  }
}
