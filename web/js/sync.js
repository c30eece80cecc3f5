import { Problem, ask } from './api.js';
import { Backoff, rest } from './pace.js';

/** @import {News} from './contract.js' */

/** Who is handed what is new. @typedef {{hear: (news: News) => Promise<void> | void}} Hearer */

/** Asks for all that is new, or is told it by the tab that asks, and hands it to everyone in order. */
export class Sync {
  #backoff = new Backoff();
  #stop = new AbortController();
  /** Whether the next question is to be answered without waiting. */
  #more = false;
  /** @type {Promise<unknown>} */
  #hearing = Promise.resolve();

  /**
   * @param {string} cursor
   * @param {Hearer[]} hearers
   * @param {{connected: (up: boolean) => void, gone: () => void, heard?: (since: string, news: News) => void}} tell
   */
  constructor(cursor, hearers, tell) {
    this.cursor = cursor;
    this.hearers = hearers;
    this.tell = tell;
  }

  /** Asks at once whether there is something, whatever it was waiting for. */
  look() {
    this.#more = true;
    this.kick();
  }

  /** Asks at once, and waits for news. */
  kick() {
    this.stop();
    this.#stop = new AbortController();
    this.#run(this.#stop.signal);
  }

  stop() {
    this.#stop.abort();
  }

  /** The server has answered another request: after a failure, asks again at once. */
  reached() {
    this.#backoff.reached();
  }

  /**
   * News that another tab asked for. What was known before is no harm; what may be missing in between shows in the
   * cursors, and is then asked for once.
   * @param {string} since
   * @param {News} news
   * @returns {Promise<boolean>} whether everything is known up to there
   */
  async told(since, news) {
    await this.#hand(news);
    if (since !== this.cursor) return false;
    this.cursor = news.cursor;
    return true;
  }

  /** Asks once, without waiting, and then is where the tab is that asks for all, whose news has been heard meanwhile. @param {() => string} cursor its */
  async catchUp(cursor) {
    for (let more = true; more; ) {
      const { body } = await ask('GET', `/sync?since=${encodeURIComponent(this.cursor)}&wait=0`, { signal: AbortSignal.timeout(20_000) });
      await this.#hand(body);
      ({ more } = body);
      this.cursor = more ? body.cursor : cursor();
    }
  }

  /** @param {News} news */
  #hand(news) {
    const handed = this.#hearing.then(async () => { for (const hearer of this.hearers) await hearer.hear(news); });
    this.#hearing = handed.catch(() => {});
    return handed;
  }

  /** @param {AbortSignal} stop */
  async #run(stop) {
    while (!stop.aborted) {
      try {
        await rest(await this.#ask(stop), stop);
      } catch (problem) {
        if (stop.aborted) return;
        if (problem instanceof Problem && [400, 404, 410].includes(problem.status)) return this.tell.gone();
        this.tell.connected(false);
        this.#more = true;
        await this.#backoff.pause(stop, problem instanceof Problem ? problem.retryAfter : undefined);
      }
    }
  }

  /** @param {AbortSignal} stop @returns {Promise<number>} how long to pause before the next question */
  async #ask(stop) {
    const wait = this.#more ? 0 : 46 + Math.floor(Math.random() * 5);
    const asked = performance.now();
    const since = this.cursor;
    const { body, retryAfter } = await ask('GET', `/sync?since=${encodeURIComponent(since)}&wait=${wait}`, {
      signal: AbortSignal.any([stop, AbortSignal.timeout((wait + 10) * 1000)]),
      referrerPolicy: 'no-referrer',
    });
    /** @type {News} */
    const news = body;
    this.tell.connected(true);
    await this.#hand(news);
    if (stop.aborted) return 0;
    this.tell.heard?.(since, news);
    this.#backoff.reset();
    this.cursor = news.cursor;
    this.#more = news.more;
    if (news.more) return retryAfter ?? 0;
    const answeredEarly = isEmpty(news) && performance.now() - asked < 1000;
    return retryAfter ?? (document.hidden ? 15_000 : answeredEarly ? 1000 : 0);
  }
}

/** @param {News} news */
const isEmpty = ({ conversations, left, presence, typing }) => !conversations.length && !left.length && !presence && !typing;
