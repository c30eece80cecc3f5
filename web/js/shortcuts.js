import { all, composing, find, get } from './dom.js';

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

/** What the keyboard does beyond typing, and the sheet that says so. */
export class Shortcuts {
  /**
   * @param {Shelf} settings
   * @param {{toEnd: () => unknown, rewrite: () => void} | null} conversation
   */
  constructor(settings, conversation) {
    this.conversation = conversation;
    this.sheet = get('#help');
    this.single = /** @type {HTMLInputElement} */ (get('input', this.sheet));
    this.single.checked = settings.get('single') !== 'off';
    this.single.addEventListener('change', () => (this.single.checked ? settings.remove('single') : settings.set('single', 'off')));
    get('.join input').setAttribute('aria-keyshortcuts', 'Control+K Meta+K');
    document.addEventListener('keydown', event => this.#hear(event));
  }

  /** @param {KeyboardEvent} event */
  #hear(event) {
    if (event.defaultPrevented || composing(event) || find('[popover]:popover-open')) return;
    const field = /** @type {HTMLInputElement | null} */ (/** @type {HTMLElement} */ (event.target).closest('input, textarea, select'));
    const wanted = wish(event, { typing: !!field, empty: !!field?.closest('#composer') && !field.value, single: this.single.checked });
    if (wanted && this.#do(wanted)) event.preventDefault();
  }

  /** @param {Wish} wanted @returns {boolean} whether there was something to do */
  #do(wanted) {
    if (wanted === 'find') get('.join input').focus();
    if (wanted === 'help') this.sheet.showPopover();
    if (wanted === 'latest') this.conversation?.toEnd();
    if (wanted === 'rewrite') this.conversation?.rewrite();
    if (wanted === 'next' || wanted === 'previous') return this.#go(wanted === 'next' ? 1 : -1);
    return wanted === 'find' || wanted === 'help' || !!this.conversation;
  }

  /** @param {number} step */
  #go(step) {
    const links = all('#list a');
    const here = links.findIndex(link => link.hasAttribute('aria-current'));
    const there = here < 0 && step < 0 ? undefined : links[here + step];
    there?.click();
    return !!there;
  }
}
