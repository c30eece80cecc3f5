import { all, clone, get } from './dom.js';

/** @import {Member} from './contract.js' */

/** Who of a room's members is here now: beside the messages, or one tap away. */
export class Here {
  /** @param {HTMLElement} pane */
  constructor(pane) {
    this.count = get('#here-count', pane);
    this.list = get('#here ul', pane);
  }

  /** @param {Member[]} members */
  show(members) {
    const sorted = [...members].sort((a, b) => a.displayName.localeCompare(b.displayName));
    this.count.textContent = String(sorted.length);
    const here = new Set(sorted.map(({ username }) => username));
    const items = new Map(all('li', this.list).map(item => [item.dataset.username ?? '', item]));
    for (const [username, item] of items) if (!here.has(username)) item.remove();
    sorted.forEach((member, place) => {
      const item = items.get(member.username) ?? draw(member);
      if (this.list.children[place] !== item) this.list.insertBefore(item, this.list.children[place] ?? null);
    });
  }
}

/** @param {Member} member */
const draw = ({ username, displayName }) => {
  const item = clone('guest');
  item.dataset.username = username;
  get('a', item).setAttribute('href', `/people/${encodeURIComponent(username)}`);
  const avatar = get('.avatar', item);
  avatar.dataset.of = username;
  avatar.textContent = displayName;
  get('bdi', item).textContent = displayName;
  return item;
};
