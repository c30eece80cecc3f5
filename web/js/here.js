import { portray } from './avatar.js';
import { all, clone, get, keepFocus } from './dom.js';

/** @import {Member} from './contract.js' */

/** A member, and whether they are here. @typedef {Pick<Member, 'username' | 'displayName' | 'avatar'> & {online: boolean}} Attendant */

/** Those who are here before the others, each by name. @param {Attendant[]} members */
export const hereFirst = members =>
  [...members].sort((a, b) => Number(b.online) - Number(a.online) || a.displayName.localeCompare(b.displayName));

/** A room's members with who of them is here now: beside the messages, or one tap away. */
export class Here {
  /** @param {HTMLElement} pane */
  constructor(pane) {
    this.count = get('#here-count', pane);
    this.list = get('#here ul', pane);
  }

  /** @param {Attendant[]} members */
  show(members) {
    const sorted = hereFirst(members);
    this.count.textContent = String(sorted.filter(({ online }) => online).length);
    const present = new Set(sorted.map(({ username }) => username));
    const items = new Map(all('li', this.list).map(item => [item.dataset.username ?? '', item]));
    for (const [username, item] of items) if (!present.has(username)) item.remove();
    keepFocus(() => sorted.forEach((member, place) => {
      const item = draw(member, items.get(member.username) ?? clone('member'));
      if (this.list.children[place] !== item) this.list.insertBefore(item, this.list.children[place] ?? null);
    }));
  }
}

/** @param {Attendant} member @param {HTMLElement} item */
const draw = ({ username, displayName, avatar, online }, item) => {
  item.dataset.username = username;
  get('a', item).setAttribute('href', `/people/${encodeURIComponent(username)}`);
  portray(get('.avatar', item), username, displayName, avatar);
  get('bdi', item).textContent = displayName;
  get('.dot', item).hidden = !online;
  return item;
};
