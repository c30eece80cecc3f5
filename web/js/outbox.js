import { Problem } from './api.js';
import { Backoff, rest } from './pace.js';

/** @import {Message} from './contract.js' @import {Shelf} from './shelf.js' */

/** A message that the server has not confirmed. @typedef {{key: string, body: string, at: number, failed?: string}} Unsent */

/** What is written and not yet stored: sent in order, one at a time, kept over a reload, the same key at each attempt. */
export class Outbox {
  /** @type {Unsent[]} */
  #queue;
  #backoff = new Backoff();
  #pause = new AbortController();
  #sending = false;

  /**
   * @param {Shelf} shelf
   * @param {(unsent: Unsent) => Promise<Message>} post
   * @param {{changed: (unsent: Unsent) => void, sent: (message: Message) => void}} tell
   */
  constructor(shelf, post, tell) {
    this.shelf = shelf;
    this.post = post;
    this.tell = tell;
    this.#queue = shelf.entries().map(([key, kept]) => ({ ...JSON.parse(kept), key })).sort((a, b) => a.at - b.at);
    this.#queue.forEach(tell.changed);
    this.#send();
  }

  /** @param {string} body */
  add(body) {
    this.#save({ key: newKey(), body, at: Math.max(Date.now(), (this.#queue.at(-1)?.at ?? 0) + 1) });
    this.#send();
  }

  /** @param {string} key */
  retry(key) {
    const unsent = this.#queue.find(u => u.key === key);
    if (unsent) this.#save({ ...unsent, failed: undefined });
    this.#send();
  }

  /** Stored, or given up. @param {string} key */
  done(key) {
    this.#queue = this.#queue.filter(u => u.key !== key);
    this.shelf.remove(key);
  }

  /** The connection may be back. */
  kick() {
    this.#pause.abort();
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    for (let next; (next = this.#queue.find(u => !u.failed)); ) await this.#attempt(next);
    this.#sending = false;
  }

  /** @param {Unsent} unsent */
  async #attempt(unsent) {
    try {
      const message = await this.post(unsent);
      this.#backoff.reset();
      this.done(unsent.key);
      this.tell.sent(message);
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passing) return this.#fail(unsent, String(problem instanceof Error ? problem.message : problem));
      this.#pause = new AbortController();
      await rest(problem.retryAfter ?? this.#backoff.next(), this.#pause.signal);
    }
  }

  /** @param {Unsent} unsent @param {string} reason */
  #fail(unsent, reason) {
    if (this.#queue.some(u => u.key === unsent.key)) this.#save({ ...unsent, failed: reason });
  }

  /** @param {Unsent} unsent */
  #save(unsent) {
    const place = this.#queue.findIndex(u => u.key === unsent.key);
    this.#queue.splice(place < 0 ? this.#queue.length : place, place < 0 ? 0 : 1, unsent);
    this.shelf.set(unsent.key, JSON.stringify({ body: unsent.body, at: unsent.at, failed: unsent.failed }));
    this.tell.changed(unsent);
  }
}

/** `crypto.randomUUID` is missing on plain http. */
const newKey = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
