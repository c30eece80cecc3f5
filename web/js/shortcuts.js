import { all, composing, find, get } from './dom.js';
import { styled } from './styles.js';

/** @import {Shelf} from './shelf.js' */

/** @typedef {'find' | 'next' | 'previous' | 'help' | 'latest' | 'rewrite'} Wish */
/** @typedef {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>} Keys */

/**
 * What a key means. A single character is a shortcut only outside of fields, and only for who leaves it switched on.
 * @param {Keys} keys
 * @param {{typing: boolean, empty: boolean, single: boolean}} at whether one is in a field, whether that is the empty composer
 * @returns {Wish | undefined}
 */
export const wish = ({ key, ctrlKey, metaKey, altKey }, { typing, empty, single }) => {
  const command = ctrlKey || metaKey;
  if (command && !altKey && key.toLowerCase() === 'k') return 'find';
  if (command && key === '/') return 'help';
  if (altKey && !command && key === 'ArrowDown') return 'next';
  if (altKey && !command && key === 'ArrowUp') return 'previous';
  if (command || altKey) return undefined;
  if (key === 'ArrowUp' && empty) return 'rewrite';
  if (key === 'Escape' && (empty || !typing)) return 'latest';
  return key === '?' && !typing && single ? 'help' : undefined;
};

/** A page without its style sheets, as a document: what comes over the network may be parsed, where Trusted Types forbid to parse a text. @param {string} path @returns {Promise<Document>} */
const parsed = path => new Promise((done, failed) => {
  const request = new XMLHttpRequest();
  Object.assign(request, { responseType: 'document', onload: () => done(/** @type {Document} */ (request.responseXML)), onerror: failed });
  request.open('GET', path);
  request.setRequestHeader('Service-Worker-Navigation-Preload', new URL('..', import.meta.url).pathname.slice(0, -1));
  request.send();
});

/** What the keyboard does beyond typing, and the sheet that says so. */
export class Shortcuts {
  /** @type {Promise<HTMLElement> | undefined} */
  #sheet;

  /**
   * @param {Shelf} settings
   * @param {{toEnd: () => unknown, rewrite: () => void} | null} conversation
   */
  constructor(settings, conversation) {
    this.settings = settings;
    this.single = settings.get('single') !== 'off';
    this.conversation = conversation;
    get('.join input').setAttribute('aria-keyshortcuts', 'Control+K Meta+K');
    document.addEventListener('keydown', event => this.#hear(event));
  }

  /** @param {KeyboardEvent} event */
  #hear(event) {
    if (event.defaultPrevented || composing(event) || find('[popover]:popover-open')) return;
    const field = /** @type {HTMLInputElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('input, textarea, select'));
    const wanted = wish(event, { typing: !!field, empty: !!field?.closest('#composer') && !field.value, single: this.single });
    if (wanted && this.#do(wanted)) event.preventDefault();
  }

  /** @param {Wish} wanted @returns {boolean} whether there was something to do */
  #do(wanted) {
    if (wanted === 'find') get('.join input').focus();
    if (wanted === 'help') this.#help();
    if (wanted === 'latest') this.conversation?.toEnd();
    if (wanted === 'rewrite') this.conversation?.rewrite();
    if (wanted === 'next' || wanted === 'previous') return this.#go(wanted === 'next' ? 1 : -1);
    return wanted === 'find' || wanted === 'help' || !!this.conversation;
  }

  #help() {
    this.#sheet ??= this.#fetch();
    this.#sheet.then(sheet => sheet.togglePopover(true), () => location.assign('/shortcuts'));
  }

  /** Takes the sheet out of the page that it is on. */
  async #fetch() {
    const [page] = await Promise.all([parsed('/shortcuts'), styled('shortcuts'), styled('deeds')]);
    const sheet = get('#help', page);
    sheet.classList.add('deeds');
    sheet.popover = 'auto';
    for (const control of all('[hidden]', sheet)) control.hidden = false;
    const single = /** @type {HTMLInputElement} */ (get('input', sheet));
    single.checked = this.single;
    single.addEventListener('change', () => {
      this.single = single.checked;
      if (this.single) this.settings.remove('single');
      else this.settings.set('single', 'off');
    });
    document.body.append(sheet);
    return sheet;
  }

  /** @param {number} step */
  #go(step) {
    const links = all('#list .entry:not([hidden]) a');
    const here = links.findIndex(link => link.hasAttribute('aria-current'));
    const there = here < 0 && step < 0 ? undefined : links[here + step];
    there?.click();
    return !!there;
  }
}
