import { call } from './api.js';
import { all, clone, find, get, whenBack } from './dom.js';
import { upgradeTimes } from './time.js';

/** @import {Message} from './message.js' */

/** @typedef {{id: number | string, kind: string, name: string | null, peer: {username: string, displayName: string} | null, unread: number, lastMessage: Message | null}} Entry */

const every = 20_000;

/** The list of one's conversations, the latest first. Asks for it every so often, until one call brings all news. */
export class List {
  #title = document.title;

  /**
   * @param {HTMLElement} element
   * @param {string | undefined} current the conversation that is open
   */
  constructor(element, current) {
    this.element = element;
    this.current = current;
    setInterval(() => this.#refresh(), every);
    whenBack(() => this.#refresh());
    this.#count();
  }

  /** What is unread in the open conversation is told by whoever draws it. @param {number} unread */
  unread(unread) {
    const item = this.#find(this.current);
    if (item) setCount(item, unread);
    this.#count();
  }

  /** @param {Message} message the open conversation's latest */
  heard(message) {
    const item = this.#find(this.current);
    if (!item) return;
    setLast(item, message);
    if (this.element.firstElementChild !== item) this.element.prepend(item);
  }

  async #refresh() {
    if (document.hidden) return;
    const kinds = await Promise.all(['/rooms?joined=true&limit=100', '/directs?limit=100'].map(path => call('GET', path))).catch(() => []);
    const at = /** @param {Entry} entry */ entry => entry.lastMessage?.createdAt ?? '';
    /** @type {Entry[]} */
    const entries = kinds.flatMap(kind => kind.items);
    entries.sort((a, b) => at(b).localeCompare(at(a))).forEach((entry, place) => this.#show(entry, place));
    this.#count();
  }

  /** @param {Entry} entry @param {number} place */
  #show(entry, place) {
    const item = this.#find(entry.id) ?? drawNew(entry);
    if (entry.lastMessage) setLast(item, entry.lastMessage);
    if (String(entry.id) !== this.current) setCount(item, entry.unread);
    if (item.isConnected && !entry.lastMessage) return;
    if (this.element.children[place] !== item) this.element.insertBefore(item, this.element.children[place] ?? null);
  }

  /** @param {number | string | undefined} id */
  #find(id) {
    return find(`[data-id="${id}"]`, this.element);
  }

  #count() {
    const unread = all('.count:not([hidden]) .number', this.element).reduce((sum, count) => sum + Number(count.textContent), 0);
    document.title = unread ? `(${unread}) ${this.#title}` : this.#title;
  }
}

/** @param {Entry} entry */
const drawNew = ({ id, kind, name, peer }) => {
  const item = clone('entry');
  const href = peer ? `/directs/${encodeURIComponent(peer.username)}` : `/rooms/${encodeURIComponent(name ?? '')}`;
  const title = peer?.displayName ?? name ?? '';
  item.dataset.id = String(id);
  const link = get('a', item);
  link.setAttribute('href', href);
  link.removeAttribute('aria-current');
  const avatar = get('.avatar', item);
  avatar.className = `avatar ${kind}`;
  avatar.dataset.of = href;
  avatar.textContent = title;
  get('.title bdi', item).textContent = title;
  return item;
};

/** @param {HTMLElement} item @param {Message} message */
const setLast = (item, { authorName, body, createdAt }) => {
  get('.by', item).hidden = !body;
  get('.by bdi', item).textContent = authorName;
  get('.said', item).textContent = body ?? '';
  /** @type {HTMLTimeElement} */ (get('time', item)).dateTime = createdAt;
  upgradeTimes(item);
};

/** @param {HTMLElement} item @param {number} unread */
const setCount = (item, unread) => {
  get('.count', item).hidden = unread === 0;
  get('.number', item).textContent = String(unread);
};
