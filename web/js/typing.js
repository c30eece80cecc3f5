import { t } from './texts.js';

/** @import {Typist} from './contract.js' */

const life = 6000;
const every = 4000;

/** @param {string[]} names */
export const typingText = names => {
  const [name, other] = names.map(name => `\u2068${name}\u2069`);
  if (!name) return '';
  if (!other) return t('typing.one', { name });
  return names.length === 2 ? t('typing.two', { name, other }) : t('typing.many');
};

/** The line that says who is typing. What is not told again is over. */
export class Typing {
  /** @type {Typist[]} */
  #typists = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {{textContent: string | null}} line
   * @param {string} id the conversation's
   */
  constructor(line, id) {
    this.line = line;
    this.id = id;
  }

  /** All who are typing now, anywhere. @param {Typist[]} typists */
  hear(typists) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show([]), life);
    this.#show(typists.filter(({ conversation }) => String(conversation) === this.id));
  }

  /** Those whose messages arrive have ended. @param {string[]} usernames */
  end(usernames) {
    this.#show(this.#typists.filter(({ username }) => !usernames.includes(username)));
  }

  /** @param {Typist[]} typists */
  #show(typists) {
    this.#typists = typists;
    const text = typingText(typists.map(({ displayName }) => displayName));
    if (this.line.textContent !== text) this.line.textContent = text;
  }
}

/**
 * Says that one is typing, now and then.
 * @param {() => void} tell
 * @returns {(text: string) => void} to be told what stands in the composer as it changes
 */
export const typist = tell => {
  let next = -Infinity;
  return text => {
    const now = performance.now();
    if (!text.trim() || now < next) return;
    next = now + every;
    tell();
  };
};
