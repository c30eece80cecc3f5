import { call } from './api.js';
import { portray } from './avatar.js';
import { all, composing, find, get, modified } from './dom.js';
import { isWhole, meant, mentionAt } from './mention.js';
import { rest } from './pace.js';
import { styled } from './styles.js';

/** @import {Mentionable} from './mention.js' */

/** How many milliseconds one pauses before the server is asked. */
const pause = 150;
const page = 50;

/** Offers, above the text that one writes, whom one may mention in it. */
class Mentioning {
  /** The name that is offered for; undefined while nothing is. @type {string | undefined} */
  #name;
  /** Grows with each name, so that late answers for others are known. */
  #turn = 0;

  /**
   * @param {HTMLTextAreaElement} text
   * @param {HTMLElement} here the members
   */
  constructor(text, here) {
    this.text = text;
    this.here = here;
    this.list = Object.assign(document.createElement('ul'), { className: 'mentions', id: 'mentions', role: 'listbox', hidden: true });
    this.list.setAttribute('aria-labelledby', 'here-title');
    for (const [name, value] of [['autocomplete', 'list'], ['haspopup', 'listbox'], ['controls', 'mentions']]) text.setAttribute(`aria-${name}`, value);
    text.form?.append(this.list);
    text.addEventListener('input', () => this.look());
    document.addEventListener('selectionchange', () => this.look());
    text.addEventListener('blur', () => this.#close());
    text.form?.addEventListener('submit', () => this.#close());
    // before the composer takes the key
    text.form?.addEventListener('keydown', event => this.#key(event), true);
    // the text keeps the focus, and a soft keyboard stays
    this.list.addEventListener('mousedown', event => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => this.#choose(/** @type {HTMLElement} */ (target).closest('li')));
  }

  /** What one is writing a mention of. */
  get #mention() {
    const { selectionStart: caret, selectionEnd, value } = this.text;
    return document.activeElement === this.text && caret === selectionEnd ? mentionAt(value, caret) : undefined;
  }

  /** Offers whom what stands before the caret may mean: those at hand, then in a large room those whom the server finds. */
  async look() {
    const name = this.#mention?.name;
    if (name === this.#name) return;
    this.#name = name;
    const turn = ++this.#turn;
    if (name === undefined) return this.#offer([]);
    const { username: me } = document.body.dataset;
    const others = all('li', this.here).map(attendant).filter(({ username }) => username !== me);
    this.#offer(meant(others, name), name);
    if (!name || !find('.everyone', this.here)) return;
    await rest(pause);
    if (turn !== this.#turn) return;
    const { id } = get('#conversation').dataset;
    const { items } = await call('GET', `/conversations/${id}/members?limit=${page}&q=${encodeURIComponent(name)}`).catch(() => ({ items: [] }));
    const known = new Set([me, ...others.map(({ username }) => username)]);
    if (turn === this.#turn) this.#offer(meant([...others, ...items.filter((/** @type {Mentionable} */ { username }) => !known.has(username))], name), name);
  }

  /** Nobody is marked before one has begun a name: Enter may end a sentence with an @. @param {Mentionable[]} found @param {string} [name] */
  #offer(found, name = '') {
    this.list.replaceChildren(...(isWhole(found, name) ? [] : found.map(option)));
    this.list.hidden = !this.list.children.length;
    this.#mark(name ? this.list.firstElementChild : null);
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
    if (this.list.hidden || event.target !== this.text || composing(event) || modified(event)) return;
    this.look();
    if (this.list.hidden) return;
    const marked = find('[aria-selected=true]', this.list);
    const { firstElementChild: first, lastElementChild: last } = this.list;
    if (event.key === 'ArrowDown') this.#mark(marked?.nextElementSibling ?? first);
    else if (event.key === 'ArrowUp') this.#mark(marked?.previousElementSibling ?? last);
    else if (marked && (event.key === 'Enter' || event.key === 'Tab')) this.#choose(marked);
    else if (event.key === 'Escape') this.#dismiss();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Writes the name in full, with a space behind it, as if it were typed: no other way can be undone. @param {HTMLElement | null} item */
  #choose(item) {
    const mention = this.#mention;
    if (!item || !mention) return this.#close();
    const { from, to } = mention;
    const spaced = this.text.value[to] === ' ' ? to + 1 : to;
    this.text.setSelectionRange(from, spaced);
    document.execCommand('insertText', false, `@${item.dataset.username} `);
  }

  /** Offers nothing more for this name. */
  #dismiss() {
    this.#turn++;
    this.#offer([]);
  }

  #close() {
    this.#name = undefined;
    this.#dismiss();
  }
}

/** A member as the page shows them. @param {HTMLElement} item @returns {Mentionable} */
const attendant = item => ({
  username: item.dataset.username ?? '',
  displayName: get('bdi', item).textContent ?? '',
  avatar: find('img', item)?.getAttribute('src')?.split('/').at(-1),
});

/** @param {Mentionable} person */
const option = ({ username, displayName, avatar }) => {
  const item = Object.assign(document.createElement('li'), { className: 'member', id: `mention-${username}`, role: 'option' });
  const picture = Object.assign(document.createElement('span'), { className: 'avatar', ariaHidden: 'true' });
  portray(picture, username, displayName, avatar);
  item.dataset.username = username;
  item.append(picture, Object.assign(document.createElement('bdi'), { textContent: displayName }), Object.assign(document.createElement('small'), { textContent: `@${username}` }));
  return item;
};

/** Begins to offer, where there are others. @param {HTMLTextAreaElement} text */
export const mentioning = async text => {
  const here = find('#here');
  if (!here) return;
  await styled('mentioning');
  await new Mentioning(text, here).look();
};
