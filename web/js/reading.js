import { call } from './api.js';
import { find } from './dom.js';
import { rest } from './pace.js';

/** @import {Timeline} from './timeline.js' */

/** After so long without a touch or a key, nobody is taken to look. */
const lingering = 300_000;

/** How long who comes back waits for what came meanwhile. */
const patience = 3000;

/** How far one has read: up to the end, when the page is in front, nothing covers it, it stands there, and somebody looks. */
export class Reading {
  #told;
  #timer = 0;
  #left = false;
  #telling = Promise.resolve();
  /** Whether there is more that is new than the page shows, and the reader has not moved yet. */
  #first = !!find('a.first');
  /** How often the reader has come back. */
  #returns = 0;
  /** Which of those it is until what came meanwhile is drawn; then 0. */
  #back = 0;
  /** When somebody last touched something. By the clock, which goes on while a computer sleeps. */
  #stirred = Date.now();

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
    for (const sign of ['pointermove', 'pointerdown', 'keydown', 'wheel', 'focusin', 'input']) addEventListener(sign, () => this.#stir(), { passive: true });
    document.addEventListener('close', () => this.#resume(), true);
    addEventListener('pageshow', ({ persisted }) => { if (persisted) { this.#left = false; this.look(); } });
    rest(0).then(() => this.look());
  }

  /** Whether what comes is seen at once. */
  isHere() {
    return !document.hidden && !this.#isAway() && !this.#back && !find('dialog[open]') && this.timeline.scroll.atEnd;
  }

  #isAway() {
    return Date.now() - this.#stirred > lingering;
  }

  #stir() {
    if (this.#isAway()) this.#return();
    else this.#stirred = Date.now();
  }

  /** First what came meanwhile is heard, if it comes soon. */
  async #return() {
    if (document.hidden) return;
    this.#stirred = Date.now();
    const back = this.#back = ++this.#returns;
    await rest(patience);
    if (back === this.#back) this.heard();
  }

  /** What came until now has been drawn. */
  heard() {
    if (!this.#back) return;
    this.#back = 0;
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
