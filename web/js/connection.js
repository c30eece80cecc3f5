import { get } from './dom.js';

const patience = 5000;

/** Says so when the server has been out of reach for a while, and of a page that was opened without a connection at once. */
export class Connection {
  #timer = 0;

  /** @param {HTMLElement} banner */
  constructor(banner) {
    this.line = get('span', banner);
    this.line.hidden = navigator.onLine;
    addEventListener('offline', () => this.is(false));
  }

  /** @param {boolean} up */
  is(up) {
    if (up) {
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.line.hidden = true;
    } else {
      this.#timer ||= window.setTimeout(() => { this.line.hidden = false; }, patience);
    }
  }
}
