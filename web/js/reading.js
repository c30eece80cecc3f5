import { call } from './api.js';
import { find } from './dom.js';
import { rest } from './pace.js';

/** @import {Timeline} from './timeline.js' */

/** How far one has read: up to the end, when the page is in front, nothing covers it, and it stands there. */
export class Reading {
  #told;
  #timer = 0;
  #left = false;
  #telling = Promise.resolve();
  /** Whether there is more that is new than the page shows, and the reader has not moved yet. */
  #first = !!find('a.first');
  /** When what came while the page was hidden will be drawn. */
  #back = 0;

  /**
   * @param {string} path
   * @param {Timeline} timeline
   * @param {number} readNo
   * @param {(unread: number) => void} changed
   */
  constructor(path, timeline, readNo, changed) {
    this.path = path;
    this.timeline = timeline;
    this.#told = this.no = readNo;
    this.changed = changed;
    timeline.scroll.element.addEventListener('scroll', () => { this.#first = false; this.look(); }, { passive: true });
    document.addEventListener('visibilitychange', () => this.#return());
    document.addEventListener('close', () => this.#resume(), true);
    addEventListener('pageshow', ({ persisted }) => { if (persisted) { this.#left = false; this.look(); } });
    rest(0).then(() => this.look());
  }

  /** Whether what comes is seen at once. */
  isHere() {
    return !document.hidden && performance.now() >= this.#back && !find('dialog[open]') && this.timeline.scroll.atEnd;
  }

  /** First what came meanwhile is fetched. */
  async #return() {
    this.#back = performance.now() + 1000;
    await rest(1000);
    if (!document.hidden) this.#resume();
  }

  #resume() {
    this.timeline.resume();
    this.look();
  }

  /** Sees where the reader stands. */
  look() {
    const { log } = this.timeline;
    if (log.live && !this.#first && this.isHere()) this.no = Math.max(this.no, log.last);
    this.changed(Math.max(0, log.head - this.no));
    if (this.no > this.#told && !this.#left) this.#timer ||= window.setTimeout(() => (this.#telling = this.#tell()), 500);
  }

  /** How far one has read elsewhere. @param {number} no */
  hear(no) {
    this.#told = Math.max(this.#told, no);
    this.no = Math.max(this.no, no);
    this.look();
  }

  /** Marks what comes after a message as unread, and reads no further here. @param {number} no */
  async leave(no) {
    this.#left = true;
    clearTimeout(this.#timer);
    this.#timer = 0;
    try {
      await this.#telling;
      await call('PUT', this.path, { body: { no, force: true } });
      this.#told = no;
    } catch (problem) {
      this.#left = false;
      throw problem;
    }
  }

  async #tell() {
    const { no } = this;
    try {
      await call('PUT', this.path, { body: { no }, keepalive: true });
      this.#told = Math.max(this.#told, no);
    } catch {
      // told with the next look
    }
    this.#timer = 0;
    if (this.no > no) this.look();
  }
}
