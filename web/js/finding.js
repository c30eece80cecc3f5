import { call } from './api.js';
import { all, composing, get } from './dom.js';
import { plain } from './mention.js';
import { rest } from './pace.js';

/** How many milliseconds one pauses before the server is asked. */
const pause = 150;
const most = 8;

/** @typedef {{name: string, role: string | null}} Room */

/** While one types a room's name, shows which of one's conversations are called like that, and offers what other rooms there are. */
export class Finding {
  #turn = 0;

  /** @param {HTMLInputElement} field @param {HTMLElement} list one's conversations */
  constructor(field, list) {
    this.field = field;
    this.list = list;
    this.rooms = Object.assign(document.createElement('datalist'), { id: 'rooms' });
    field.after(this.rooms);
    field.setAttribute('list', this.rooms.id);
    field.setAttribute('aria-controls', list.id);
    field.addEventListener('input', () => this.#look());
    field.addEventListener('keydown', event => { if (event.key === 'Escape' && !composing(event)) this.#clear(); });
    new MutationObserver(() => this.#show()).observe(list, { childList: true });
    this.#look();
  }

  async #look() {
    const turn = ++this.#turn;
    this.#show();
    await rest(pause);
    if (turn !== this.#turn) return;
    const rooms = this.field.value.trim() ? await this.#others().catch(() => []) : [];
    if (turn === this.#turn) this.rooms.replaceChildren(...rooms.map(name => new Option('', name)));
  }

  /** Where none is called like that, as a new room is, all stay. */
  #show() {
    const typed = plain(this.field.value.trim());
    const entries = all('.entry', this.list);
    const meant = entries.filter(entry => plain(called(entry)).includes(typed));
    for (const entry of entries) entry.hidden = meant.length > 0 && !meant.includes(entry);
  }

  /** The names of rooms that one is not in. @returns {Promise<string[]>} */
  async #others() {
    const { items } = await call('GET', `/rooms?q=${encodeURIComponent(this.field.value.trim())}`);
    const others = items.filter((/** @type {Room} */ { role }) => !role).slice(0, most);
    return others.map((/** @type {Room} */ { name }) => name);
  }

  #clear() {
    this.field.value = '';
    this.#look();
  }
}

/** @param {HTMLElement} entry */
const called = entry => get('.title bdi', entry).textContent ?? '';
