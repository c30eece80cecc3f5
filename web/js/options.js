import { all, find, get, numberOf } from './dom.js';
import { said } from './quotes.js';
import { styled } from './styles.js';
import { t } from './texts.js';

/** @typedef {'reply' | 'unread' | 'edit' | 'remove'} Deed what the conversation does with a message */
/** @typedef {Deed | 'copy' | 'link'} Choice */

/** What may be done with a message. @param {{mine: boolean, deleted: boolean, said: boolean}} message @param {boolean} keeps whether one keeps order @returns {Choice[]} */
export const allowed = ({ mine, deleted, said }, keeps) => {
  if (deleted) return [];
  return /** @type {const} */ (['reply', said && 'copy', 'link', 'unread', mine && 'edit', (mine || keeps) && 'remove']).filter(deed => deed !== false);
};

/** Copies, in the old way where there is no other, as there is none over plain http; whether it could. @param {string} text @param {HTMLElement} place @returns {Promise<boolean>} */
const copy = async (text, place) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFrom(place, text);
  }
};

/** @param {HTMLElement} place @param {string} text */
const copyFrom = (place, text) => {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
  place.append(field);
  field.focus();
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  before?.focus();
  return copied;
};

/** The menu of a message: behind the button beside it, and where there is no mouse, behind a tap on it. */
class Options {
  /** @type {HTMLElement | undefined} */
  #item;
  /** Whether the tap that is under way closes the menu. */
  #closes = false;

  /**
   * @param {HTMLElement} pane
   * @param {HTMLElement} list
   * @param {Record<Deed, (item: HTMLElement) => void>} deeds
   */
  constructor(pane, list, deeds) {
    this.touch = matchMedia('(hover: none)');
    this.menu = get('#options', pane);
    this.line = get('#announcer', pane);
    this.keeps = 'keeps' in pane.dataset;
    this.messages = `${location.origin}/conversations/${pane.dataset.id}/messages/`;
    list.addEventListener('pointerdown', () => (this.#closes = this.menu.matches(':popover-open')));
    // a key that is held down has opened it, and is to choose nothing in it
    this.menu.addEventListener('keydown', event => event.repeat && event.key === 'Enter' && event.preventDefault());
    this.menu.addEventListener('click', ({ target, detail }) => {
      const button = /** @type {HTMLElement} */ (target);
      const deed = /** @type {Choice | undefined} */ (button.dataset.deed);
      if (!deed || !this.#item) return;
      if (deed === 'copy') return this.#copy(button, get('.body', this.#item).textContent ?? '');
      if (deed === 'link') return this.#copy(button, this.messages + numberOf(this.#item));
      if (deed === 'remove' && (detail > 1 || !('sure' in button.dataset))) return this.#ask(button);
      this.menu.hidePopover();
      deeds[deed](this.#item);
    });
  }

  /** Opens it, if that is what was clicked. @param {HTMLElement} target */
  open(target) {
    const item = /** @type {HTMLElement | null} */ (target.closest('.message'));
    const asked = target.closest('.options') || (this.touch.matches && !this.#closes && target.closest('.bubble') && !target.closest('a, button') && !getSelection()?.toString());
    if (!asked || !item?.id || item.dataset.state) return;
    const { classList } = item;
    const deeds = allowed({ mine: classList.contains('mine'), deleted: classList.contains('deleted'), said: !!get('.body', item).textContent }, this.keeps);
    if (!deeds.length) return;
    this.#item = item;
    this.menu.dataset.no = String(numberOf(item));
    for (const button of all('[data-deed]', this.menu)) {
      button.hidden = !deeds.includes(/** @type {Choice} */ (button.dataset.deed));
      delete button.dataset.done;
    }
    const remove = get('[data-deed=remove]', this.menu);
    delete remove.dataset.sure;
    remove.textContent = t('options.delete');
    const { text } = said(item);
    get('.hint', this.menu).textContent = text;
    Object.assign(this.menu, { role: 'dialog', ariaLabel: text });
    this.menu.showPopover();
    find('button:not([hidden])', this.menu)?.focus();
  }

  /** Shows that it is done before the menu closes. @param {HTMLElement} button @param {string} text */
  async #copy(button, text) {
    const item = this.#item;
    if (await copy(text, this.menu)) {
      button.dataset.done = '';
      this.line.textContent = t('options.copied');
    }
    setTimeout(() => {
      this.line.textContent = '';
      if (this.#item === item) this.menu.hidePopover();
    }, 800);
  }

  /** Once more before it is gone. @param {HTMLElement} button */
  #ask(button) {
    button.dataset.sure = '';
    button.textContent = t('options.sure');
  }
}

/** @param {ConstructorParameters<typeof Options>} what */
export const options = async (...what) => {
  await styled('deeds');
  return new Options(...what);
};
