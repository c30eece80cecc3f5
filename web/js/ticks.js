import { all, clone, find, get, numberOf } from './dom.js';
import { t } from './texts.js';

/** @import {Member} from './contract.js' */

/** @typedef {{received: number, read: number, since: number}} Reached */

const words = {
  sent: () => t('message.sent'),
  delivered: () => t('message.delivered'),
  read: () => t('message.read'),
};

/**
 * Up to which message all of them have received and read, and when the first of them came: what was said before has reached
 * nobody. Whoever keeps it to themselves has read nothing that one knows of.
 * @param {Pick<Member, 'receivedNo' | 'readNo' | 'joinedAt'>[]} others
 * @returns {Reached}
 */
export const reached = others => ({
  received: least(others.map(({ receivedNo, readNo }) => Math.max(receivedNo, readNo ?? 0))),
  read: least(others.map(({ readNo }) => readNo ?? 0)),
  since: Math.min(...others.map(({ joinedAt }) => Date.parse(joinedAt))),
});

/** @param {number[]} numbers */
const least = numbers => (numbers.length ? Math.min(...numbers) : 0);

/** @param {number} no @param {string} at when it was said @param {Reached} reached */
export const progress = (no, at, { received, read, since }) =>
  (no > received || Date.parse(at) < since ? 'sent' : no <= read ? 'read' : 'delivered');

/** The ticks at one's own messages: how far each has come. */
export class Ticks {
  /** @type {Reached} */
  #reached = { received: 0, read: 0, since: Infinity };

  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
  }

  /** @param {Pick<Member, 'receivedNo' | 'readNo' | 'joinedAt'>[]} others */
  show(others) {
    const now = reached(others);
    const { received, read, since } = this.#reached;
    if (now.received === received && now.read === read && now.since === since) return;
    this.#reached = now;
    for (const item of all('.mine[id]', this.list)) this.draw(item);
  }

  /** @param {HTMLElement} item one's own message */
  draw(item) {
    const state = progress(numberOf(item), /** @type {HTMLTimeElement} */ (get('time', item)).dateTime, this.#reached);
    const ticks = find('.ticks', item) ?? get('.meta', item).appendChild(clone('ticks'));
    ticks.className = `ticks ${state}`;
    ticks.title = words[state]();
    get('.unseen', ticks).textContent = ticks.title;
  }
}
