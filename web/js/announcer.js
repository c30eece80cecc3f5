import { brief } from './quotes.js';
import { t } from './texts.js';

/** @import {Message} from './contract.js' */

const pause = 3000;

/** Reads new messages out to those who do not see them, a few words at a time. */
export class Announcer {
  /** @type {Message[]} */
  #heard = [];
  #timer = 0;

  /** @param {HTMLElement} line */
  constructor(line) {
    this.line = line;
  }

  /** @param {Message[]} messages */
  tell(messages) {
    if (messages.length === 0) return;
    this.#heard.push(...messages);
    this.#timer ||= window.setTimeout(() => this.#speak(), this.line.textContent ? pause : 300);
  }

  /** Says something else at once. @param {string} text */
  say(text) {
    this.line.textContent = text;
    setTimeout(() => { if (this.line.textContent === text) this.line.textContent = ''; }, pause);
  }

  #speak() {
    const heard = this.#heard.splice(0);
    this.line.textContent = heard.length > 3 ? t('conversation.announced', { count: heard.length }) : heard.map(m => `${m.authorName}: ${brief(m)}`).join('\n');
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#heard.length) this.#speak();
      else this.line.textContent = '';
    }, pause);
  }
}
