import { all, clone, find, get, keepFocus } from './dom.js';
import { emblem, path, title } from './entry.js';
import { t } from './texts.js';
import { eachDay, upgrade } from './time.js';

/** @import {Entry, LastMessage, News} from './contract.js' @import {Presence} from './presence.js' @import {Shelf} from './shelf.js' */

/** The list of one's conversations, the latest first. */
export class List {
  #title = document.title;
  #badge = -1;

  /**
   * @param {HTMLElement} element
   * @param {string | undefined} current the conversation that is open
   * @param {Presence} presence
   * @param {Shelf} drafts what was begun and not sent, by conversation
   * @param {Shelf} place how far down it was when one went on to another page
   */
  constructor(element, current, presence, drafts, place) {
    this.element = element;
    this.current = current;
    this.presence = presence;
    this.drafts = drafts;
    element.scrollTop = Number(place.get(''));
    find('[aria-current]', element)?.scrollIntoView({ block: 'nearest' });
    element.addEventListener('click', () => place.set('', String(element.scrollTop)));
    presence.watch(() => all('.entry', element).forEach(item => this.#mark(item)));
    const begun = () => all('.entry', element).forEach(item => this.#begun(item));
    for (const event of ['pageshow', 'storage']) addEventListener(event, begun);
    begun();
    eachDay(() => {
      all('time', element).forEach(upgrade);
      // meanwhile the service worker may have put another number on the icon
      this.#badge = -1;
      this.#count();
    });
    this.#count();
  }

  /** @param {Pick<News, 'conversations' | 'left'>} news */
  hear({ conversations, left }) {
    for (const id of left) this.#find(id)?.remove();
    for (const { conversation } of conversations) this.#show(conversation);
    this.#count();
  }

  /** What is unread in the open conversation is told by whoever draws it. @param {number} unread */
  unread(unread) {
    const item = this.#find(this.current);
    if (item) setCount(item, unread);
    this.#count();
  }

  /** @param {LastMessage} message the open conversation's latest */
  heard(message) {
    const item = this.#find(this.current);
    if (item) this.#place(item, message);
  }

  /** @param {Entry} entry */
  #show(entry) {
    const item = this.#find(entry.id) ?? clone('entry');
    name(item, entry);
    this.#mark(item);
    this.#begun(item);
    if (String(entry.id) === this.current) this.#title = `${title(entry)} · Parley`;
    else setCount(item, entry.unread);
    if (entry.lastMessage) this.#place(item, entry.lastMessage);
    else if (!item.isConnected) this.element.prepend(item);
  }

  /** Which is the last its number tells, for clocks may differ. @param {HTMLElement} item @param {LastMessage} message */
  #place(item, message) {
    if (message.no < Number(item.dataset.no ?? 0)) return;
    item.dataset.no = String(message.no);
    const before = postedAt(item);
    const at = Date.parse(message.createdAt);
    setLast(item, message.author === this.presence.me ? { ...message, authorName: t('list.you') } : message);
    if (item.isConnected && before === at) return;
    const next = all('.entry', this.element).find(other => other !== item && postedAt(other) < at);
    if (!item.isConnected || item.nextElementSibling !== next) keepFocus(() => this.element.insertBefore(item, next ?? null));
  }

  /** @param {HTMLElement} item */
  #mark(item) {
    get('.dot', item).hidden = !this.presence.isOnline(item.dataset.peer);
  }

  /** Shows what one has begun to write there, in place of what was said last. @param {HTMLElement} item */
  #begun(item) {
    const { id = '' } = item.dataset;
    const text = id === this.current ? null : this.drafts.get(id);
    get('.draft', item).hidden = !text;
    get('.draft bdi', item).textContent = text ?? '';
  }

  /** @param {number | string | undefined} id */
  #find(id) {
    return find(`[data-id="${id}"]`, this.element);
  }

  #count() {
    const unread = all('.entry:not([data-muted]) .count:not([hidden]) .number', this.element).reduce((sum, count) => sum + Number(count.textContent), 0);
    document.title = unread ? `(${unread}) ${this.#title}` : this.#title;
    if (unread === this.#badge) return;
    this.#badge = unread;
    navigator.setAppBadge?.(unread).catch(() => {});
  }
}

/** @param {HTMLElement} item */
const postedAt = item => Date.parse(/** @type {HTMLTimeElement} */ (get('time', item)).dateTime) || 0;

/** @param {HTMLElement} item @param {Entry} entry */
const name = (item, entry) => {
  item.dataset.id = String(entry.id);
  item.dataset.peer = entry.peer?.username ?? '';
  item.toggleAttribute('data-muted', entry.muted);
  get('a', item).setAttribute('href', path(entry));
  emblem(get('.avatar', item), entry);
  get('.title bdi', item).textContent = title(entry);
};

/** @param {HTMLElement} item @param {LastMessage} message */
const setLast = (item, { authorName, body, createdAt }) => {
  const said = body ?? t('message.deleted');
  get('.by', item).hidden = body === null;
  get('.by bdi', item).textContent = authorName;
  get('.said', item).textContent = said || '📎';
  /** @type {HTMLTimeElement} */
  const time = get('time', item);
  time.dateTime = createdAt;
  upgrade(time);
};

/** @param {HTMLElement} item @param {number} unread */
const setCount = (item, unread) => {
  get('.count', item).hidden = unread === 0;
  get('.number', item).textContent = String(unread);
};
