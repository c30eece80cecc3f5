import { Problem } from './api.js';
import { Backoff } from './pace.js';

/** @import {Attachment, Message} from './contract.js' @import {Store} from './store.js' */

/**
 * A message that the server has not confirmed: its key for life, where it goes, what is sent, and why it was refused if it was.
 * @typedef {{key: string, conversation: string, draft: {body: string, attachments?: number[], replyTo?: number}, files?: Attachment[], at: number, failed?: string}} Unsent
 */

/** @typedef {{changed: (unsent: Unsent) => void, sent: (unsent: Unsent, message: Message) => void, discarded: (key: string) => void}} Watcher */
/** What tabs tell each other: kept, sent, or discarded by its key. @typedef {{unsent?: Unsent, message?: Message, discarded?: string}} Notice */

/**
 * What is written and not yet stored: kept over a reload or a crash, sent in order by the tab that leads, one at a time, with
 * the same key at each attempt. Every tab knows it all.
 */
export class Outbox {
  /** @type {Unsent[]} */
  #queue = [];
  /** @type {Watcher[]} */
  #watchers = [];
  #backoff = new Backoff();
  #pause = new AbortController();
  #leads = false;
  #sending = false;

  /**
   * @param {Store} store
   * @param {(unsent: Unsent) => Promise<Message>} post
   * @param {(notice: Notice) => void} [share] to tell other tabs
   */
  constructor(store, post, share = () => {}) {
    this.store = store;
    this.post = post;
    this.share = share;
    this.#load();
  }

  /** @param {Watcher} watcher */
  watch(watcher) {
    this.#watchers.push(watcher);
    this.#queue.forEach(watcher.changed);
  }

  /** @param {string} conversation @param {Unsent['draft']} draft @param {Attachment[]} [files] those that the draft names */
  add(conversation, draft, files = []) {
    return this.#save({ key: newKey(), conversation, draft, files, at: Math.max(Date.now(), (this.#queue.at(-1)?.at ?? 0) + 1) });
  }

  /** @param {string} key */
  retry(key) {
    const unsent = this.#find(key);
    if (unsent) this.#save({ ...unsent, failed: undefined });
  }

  /** Gives one up. @param {string} key @returns {Unsent | undefined} what it was */
  discard(key) {
    const unsent = this.#find(key);
    this.done(key);
    this.share({ discarded: key });
    this.#tell(({ discarded }) => discarded(key));
    return unsent;
  }

  /** The server has it. @param {string} key */
  done(key) {
    if (this.#find(key)) this.store.remove(key);
    this.#drop(key);
  }

  /** What another tab tells. @param {Notice} notice */
  hear({ unsent, message, discarded }) {
    if (unsent && message) {
      this.#drop(unsent.key);
      this.#tell(({ sent }) => sent(unsent, message));
    } else if (unsent) {
      this.#take(unsent);
      this.#send();
    } else if (discarded) {
      this.#drop(discarded);
      this.#tell(watcher => watcher.discarded(discarded));
    }
  }

  /** Whether it is this tab that sends. @param {boolean} leads */
  async lead(leads) {
    this.#leads = leads;
    this.#pause.abort();
    if (leads) await this.#load();
    this.#send();
  }

  /** The connection may be back. */
  kick() {
    this.#pause.abort();
  }

  /** The server has answered another request: after a failure, tries again at once. */
  reached() {
    this.#backoff.reached();
  }

  async #load() {
    for (const unsent of (await this.store.all()).sort((a, b) => a.at - b.at)) if (!this.#find(unsent.key)) this.#take(unsent);
  }

  async #send() {
    if (this.#sending) return;
    this.#sending = true;
    for (let next; this.#leads && (next = this.#queue.find(unsent => !unsent.failed)); ) await this.#attempt(next);
    this.#sending = false;
  }

  /** @param {Unsent} unsent */
  async #attempt(unsent) {
    try {
      const message = await this.post(unsent);
      this.#backoff.reset();
      this.done(unsent.key);
      this.share({ unsent, message });
      this.#tell(({ sent }) => sent(unsent, message));
    } catch (problem) {
      if (!(problem instanceof Problem) || !problem.passing) return this.#fail(unsent, String(problem instanceof Error ? problem.message : problem));
      this.#pause = new AbortController();
      await this.#backoff.pause(this.#pause.signal, problem.retryAfter);
    }
  }

  /** @param {Unsent} unsent @param {string} reason */
  async #fail(unsent, reason) {
    if (this.#find(unsent.key)) await this.#save({ ...unsent, failed: reason });
  }

  /** Other tabs are told first: this one may be left before its browser has written. @param {Unsent} unsent */
  async #save(unsent) {
    this.#take(unsent);
    this.share({ unsent });
    await this.store.put(unsent);
    if (!this.#find(unsent.key)) this.store.remove(unsent.key);
    this.#send();
  }

  /** @param {Unsent} unsent */
  #take(unsent) {
    this.#queue = [...this.#queue.filter(({ key }) => key !== unsent.key), unsent].sort((a, b) => a.at - b.at);
    this.#tell(({ changed }) => changed(unsent));
  }

  /** @param {string} key */
  #drop(key) {
    this.#queue = this.#queue.filter(unsent => unsent.key !== key);
  }

  /** @param {string} key */
  #find(key) {
    return this.#queue.find(unsent => unsent.key === key);
  }

  /** @param {(watcher: Watcher) => void} what */
  #tell(what) {
    this.#watchers.forEach(what);
  }
}

/** `crypto.randomUUID` is missing on plain http. */
const newKey = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('');
