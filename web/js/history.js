import { call } from './api.js';
import { rest } from './pace.js';

/** @import {Message} from './contract.js' @import {Timeline} from './timeline.js' */

const page = 50;

/** Fetches what lies before and after the messages that are drawn, as the reader comes near. */
export class History {
  /** What the feed waits for, so that a page read earlier does not undo what it tells. @type {Promise<unknown>} */
  loading = Promise.resolve();

  /**
   * @param {string} path
   * @param {Timeline} timeline
   */
  constructor(path, timeline) {
    this.path = path;
    this.timeline = timeline;
    this.observer = new IntersectionObserver(seen => this.#near(seen), { root: timeline.scroll.element, rootMargin: '800px 0px' });
    this.observer.observe(timeline.older);
    this.observer.observe(timeline.newer);
  }

  newest() {
    return this.#load(async () => this.timeline.restart(await this.#page('')));
  }

  /** Fetches what the feed left out, should that ever happen: numbers are dense. */
  async fill() {
    const gap = this.timeline.log.gap();
    if (gap) await this.#load(async () => this.timeline.add(await this.#page(`after=${gap.after}`, Math.min(gap.count, 100))));
  }

  /** Fetches what is drawn once more, after changes that were not told; unless it is drawn no more by then. */
  async again() {
    const { first, last } = this.timeline.log;
    for (let no = first - 1; no < last; no += 100) await this.#load(async () => {
      const messages = await this.#page(`after=${no}`, 100);
      const { log } = this.timeline;
      if (no >= log.first - 1 && no <= log.last) this.timeline.add(messages);
    });
  }

  /** @param {IntersectionObserverEntry[]} seen */
  async #near(seen) {
    const { log, older } = this.timeline;
    for (const { target } of seen.filter(entry => entry.isIntersecting)) {
      const side = target === older ? () => `before=${log.first}` : () => `after=${log.last}`;
      await this.#load(async () => this.timeline.add(await this.#page(side()))).catch(() => rest(3000));
      this.observer.unobserve(target);
      this.observer.observe(target);
    }
  }

  /** One at a time. @param {() => Promise<void>} work */
  #load(work) {
    const done = this.loading.then(work);
    this.loading = done.catch(() => {});
    return done;
  }

  /** @param {string} side @returns {Promise<Message[]>} */
  async #page(side, limit = page) {
    return (await call('GET', `${this.path}?${side}${side && '&'}limit=${limit}`)).items;
  }
}
