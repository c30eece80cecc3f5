import { all, find, get, numberOf } from './dom.js';
import { t } from './texts.js';

/** @typedef {'reply' | 'copy' | 'link' | 'unread' | 'edit' | 'remove'} Deed */

/** What may be done with a message. @param {{mine: boolean, deleted: boolean, said: boolean}} message @param {boolean} keeps whether one keeps order @param {boolean} copies whether the browser lets pages copy @returns {Deed[]} */
export const allowed = ({ mine, deleted, said }, keeps, copies) => {
  if (deleted) return [];
  return [
    'reply',
    ...(said && copies ? /** @type {Deed[]} */ (['copy']) : []),
    ...(copies ? /** @type {Deed[]} */ (['link']) : []),
    'unread',
    ...(mine ? /** @type {Deed[]} */ (['edit']) : []),
    ...(mine || keeps ? /** @type {Deed[]} */ (['remove']) : []),
  ];
};

/** The menu of a message: behind the button beside it, and where there is no mouse, behind a tap on it. Loaded once one touches any. */
export class Options {
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
    this.keeps = 'keeps' in pane.dataset;
    list.addEventListener('pointerdown', () => (this.#closes = this.menu.matches(':popover-open')));
    this.menu.addEventListener('click', ({ target, detail }) => {
      const button = /** @type {HTMLElement} */ (target);
      const deed = /** @type {Deed | undefined} */ (button.dataset.deed);
      if (!deed || !this.#item) return;
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
    const deeds = allowed({ mine: classList.contains('mine'), deleted: classList.contains('deleted'), said: !!get('.body', item).textContent }, this.keeps, 'clipboard' in navigator);
    if (!deeds.length) return;
    this.#item = item;
    this.menu.dataset.no = String(numberOf(item));
    for (const button of all('[data-deed]', this.menu)) button.hidden = !deeds.includes(/** @type {Deed} */ (button.dataset.deed));
    const remove = get('[data-deed=remove]', this.menu);
    delete remove.dataset.sure;
    remove.textContent = t('options.delete');
    this.menu.showPopover();
    find('button:not([hidden])', this.menu)?.focus();
  }

  /** Once more before it is gone. @param {HTMLElement} button */
  #ask(button) {
    button.dataset.sure = '';
    button.textContent = t('options.sure');
  }
}
