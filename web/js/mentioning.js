import { call } from './api.js';
import { portray } from './avatar.js';
import { all, find, get, modified } from './dom.js';
import { styled } from './styles.js';

/** Somebody whom one may call. @typedef {{username: string, displayName: string, avatar?: string | null}} Callee */

const most = 5;
const begun = /(?<![\p{L}\p{M}\p{N}._-])@((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)?)$/u;

/** @param {string} text */
const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What of a name stands behind an @ at the end of a text; undefined where there is none. @param {string} text */
export const called = text => begun.exec(text)?.[1];

/**
 * Those whose username, or a word of whose name, begins with that.
 * @param {Callee[]} people
 * @param {string} name
 */
export const meant = (people, name) => people.filter(({ username, displayName }) =>
  [username, ...displayName.split(/\s+/)].some(word => plain(word).startsWith(plain(name)))).slice(0, most);

/** Offers, above the text that one writes, whom one may call in it. */
class Mention {
  /** What it offers for; undefined while it offers nothing. @type {string | undefined} */
  #name;

  /**
   * @param {HTMLTextAreaElement} text
   * @param {HTMLElement} here the members
   */
  constructor(text, here) {
    this.text = text;
    this.here = here;
    this.list = Object.assign(document.createElement('ul'), { className: 'callees', id: 'callees', role: 'listbox', hidden: true });
    this.list.setAttribute('aria-labelledby', 'here-title');
    text.setAttribute('aria-autocomplete', 'list');
    text.setAttribute('aria-controls', 'callees');
    text.form?.before(this.list);
    for (const sign of ['input', 'click', 'focus']) text.addEventListener(sign, () => this.look());
    text.addEventListener('blur', () => this.#close());
    // before the composer takes the key
    text.form?.addEventListener('keydown', event => this.#key(event), true);
    // the text keeps the focus, and a soft keyboard stays
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => this.#choose(/** @type {HTMLElement} */ (target).closest('li')));
  }

  /** Whom what stands before the caret may mean. */
  async look() {
    const { selectionStart, selectionEnd, value } = this.text;
    const name = selectionStart === selectionEnd ? called(value.slice(0, selectionStart)) : undefined;
    if (name === this.#name) return;
    this.#name = name;
    const found = name === undefined ? [] : await this.#find(name);
    if (name === this.#name) this.#offer(found, name);
  }

  /** Those who are at hand, and in a large room those whom the server finds. @param {string} name @returns {Promise<Callee[]>} */
  async #find(name) {
    const { username: me } = document.body.dataset;
    const near = meant(all('li', this.here).map(attendant).filter(({ username }) => username !== me), name);
    if (!name || near.length === most || !find('.everyone', this.here)) return near;
    const { id } = get('#conversation').dataset;
    const far = await call('GET', `/conversations/${id}/members?limit=${most + 1}&q=${encodeURIComponent(name)}`).catch(() => ({ items: [] }));
    const known = new Set([me, ...near.map(({ username }) => username)]);
    return [...near, ...far.items.filter((/** @type {Callee} */ { username }) => !known.has(username))].slice(0, most);
  }

  /** @param {Callee[]} found @param {string} [name] */
  #offer(found, name) {
    const said = found.length === 1 && name !== undefined && plain(found[0].username) === plain(name);
    this.list.replaceChildren(...(said ? [] : found.map(option)));
    this.list.hidden = !this.list.children.length;
    this.#mark(this.list.firstElementChild);
  }

  /** @param {Element | null} chosen */
  #mark(chosen) {
    for (const item of this.list.children) item.ariaSelected = String(item === chosen);
    if (!chosen) return this.text.removeAttribute('aria-activedescendant');
    this.text.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.list.hidden || event.target !== this.text || event.isComposing || modified(event)) return;
    const marked = find('[aria-selected=true]', this.list);
    const { firstElementChild: first, lastElementChild: last } = this.list;
    if (event.key === 'ArrowDown') this.#mark(marked?.nextElementSibling ?? first);
    else if (event.key === 'ArrowUp') this.#mark(marked?.previousElementSibling ?? last);
    else if (event.key === 'Enter' || event.key === 'Tab') this.#choose(marked);
    else if (event.key === 'Escape') this.#offer([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {HTMLElement | null} item */
  #choose(item) {
    if (!item) return;
    const end = this.text.selectionStart;
    const space = this.text.value[end] === ' ' ? '' : ' ';
    this.text.setRangeText(`@${item.dataset.username}${space}`, end - (this.#name ?? '').length - 1, end, 'end');
    this.text.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #close() {
    this.#name = undefined;
    this.#offer([]);
  }
}

/** A member as the page shows them. @param {HTMLElement} item @returns {Callee} */
const attendant = item => ({
  username: item.dataset.username ?? '',
  displayName: get('bdi', item).textContent ?? '',
  avatar: find('img', item)?.getAttribute('src')?.split('/').at(-1),
});

/** @param {Callee} callee @param {number} place */
const option = ({ username, displayName, avatar }, place) => {
  const item = Object.assign(document.createElement('li'), { className: 'guest', id: `callee-${place}`, role: 'option' });
  const picture = Object.assign(document.createElement('span'), { className: 'avatar', ariaHidden: 'true' });
  portray(picture, username, displayName, avatar);
  item.dataset.username = username;
  item.append(picture, Object.assign(document.createElement('bdi'), { textContent: displayName }), Object.assign(document.createElement('small'), { textContent: `@${username}` }));
  return item;
};

/** Begins to offer, where there are others. @param {HTMLTextAreaElement} text */
export const mention = async text => {
  const here = find('#here');
  if (!here) return;
  await styled('mention');
  await new Mention(text, here).look();
};
