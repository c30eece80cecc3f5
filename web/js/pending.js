import { get } from './dom.js';
import { draw, setState } from './message.js';

/** @import {Attachment, Message} from './contract.js' @import {Unsent} from './outbox.js' @import {Quotes} from './quotes.js' */

/** One's own messages that the server has not confirmed, drawn after all others. */
export class Pending {
  /** @type {Map<string, HTMLElement>} */
  #items = new Map();

  /**
   * @param {HTMLElement} list
   * @param {{username: string, name: string}} me
   * @param {Quotes} quotes
   */
  constructor(list, me, quotes) {
    this.list = list;
    this.quotes = quotes;
    this.me = me;
  }

  /** @param {Unsent} unsent */
  show({ key, conversation, draft, files, at, failed }) {
    const known = this.#items.get(key);
    const item = known ?? this.#draw(key, conversation, draft, at, files);
    setState(item, failed ? 'failed' : 'sending', failed);
    if (known) return;
    this.#items.set(key, item);
    this.list.append(item);
  }

  /**
   * Hands over the item of a message that is stored now.
   * @param {Message} message
   */
  take({ author, idempotencyKey }) {
    if (author !== this.me.username || !idempotencyKey) return undefined;
    const item = this.#items.get(idempotencyKey);
    this.#items.delete(idempotencyKey);
    return item;
  }

  /** @param {string} key */
  discard(key) {
    this.#items.get(key)?.remove();
    this.#items.delete(key);
  }

  /** @param {string} key @param {string} conversation @param {Unsent['draft']} draft @param {number} at @param {Attachment[]} [attachments] */
  #draw(key, conversation, { body, replyTo }, at, attachments) {
    const { username: author, name: authorName } = this.me;
    const item = draw({ conversation, no: 0, rev: 0, author, authorName, body, createdAt: new Date(at).toISOString(), idempotencyKey: key, attachments }, true);
    item.removeAttribute('id');
    this.quotes.show(item, replyTo);
    return item;
  }
}
