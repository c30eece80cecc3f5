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

  #speak() {
    const heard = this.#heard.splice(0);
    this.line.textContent = heard.length > 3 ? t('conversation.announced', { count: heard.length }) : heard.map(m => `${m.authorName}: ${m.body}`).join('\n');
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#heard.length) this.#speak();
      else this.line.textContent = '';
    }, pause);
  }
}
