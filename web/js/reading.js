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
    timeline.scroll.element.addEventListener('scroll', () => this.look(), { passive: true });
    document.addEventListener('visibilitychange', () => this.look());
    document.addEventListener('close', () => this.look(), true);
    addEventListener('pageshow', ({ persisted }) => { if (persisted) { this.#left = false; this.look(); } });
    rest(0).then(() => this.look());
  }

  /** Sees where the reader stands. */
  look() {
    const { log, scroll } = this.timeline;
    if (!document.hidden && !find('dialog[open]') && log.live && scroll.atEnd) this.no = Math.max(this.no, log.last);
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
