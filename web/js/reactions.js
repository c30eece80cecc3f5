import { call } from './api.js';
import { clone, find, get, numberOf } from './dom.js';
import { t } from './texts.js';

/** @import {Message, Reaction} from './contract.js' @import {Timeline} from './timeline.js' */

/** Emoji below the messages, and the row of them in a message's menu. */
export class Reactions {
  /**
   * @param {HTMLElement} menu which knows the number of its message
   * @param {Timeline} timeline
   * @param {string} messages the path of the conversation's messages
   * @param {(message: Message) => void} changed
   * @param {(problem: any) => void} refused
   */
  constructor(menu, timeline, messages, changed, refused) {
    this.menu = menu;
    this.timeline = timeline;
    this.messages = messages;
    this.changed = changed;
    this.refused = refused;
    timeline.list.addEventListener('submit', event => this.#turn(event));
    this.#offer();
  }

  /** @param {HTMLElement} item @param {Reaction[]} reactions */
  show(item, reactions) {
    const known = find('.reactions', item);
    const focused = known?.contains(document.activeElement) ? /** @type {HTMLButtonElement} */ (document.activeElement).value : undefined;
    this.timeline.scroll.keep(() => {
      known?.remove();
      if (reactions.length) item.append(this.#row(reactions));
    });
    if (focused) (find(`.reactions [value="${focused}"]`, item) ?? find('.options', item))?.focus();
  }

  /** @param {Reaction[]} reactions */
  #row(reactions) {
    const form = clone('reactions');
    const pattern = get('button', form);
    form.replaceChildren(...reactions.map(({ emoji, count, users }) => {
      const chip = /** @type {HTMLButtonElement} */ (pattern.cloneNode(true));
      const names = users.map(user => `@${user}`);
      if (users.length < count) names.push('…');
      Object.assign(chip, { value: emoji, textContent: `${emoji} ${count}`, title: names.join(', '), ariaPressed: String(users.includes(this.timeline.me.username)) });
      return chip;
    }));
    return form;
  }

  /** Takes back what one has given, and gives what one has not. @param {SubmitEvent} event */
  #turn(event) {
    const chip = /** @type {HTMLButtonElement | null} */ (event.submitter);
    const item = /** @type {HTMLElement} */ (event.target).closest('.message');
    if (!chip || !item) return;
    event.preventDefault();
    this.#react(numberOf(item), chip.value, chip.ariaPressed !== 'true');
  }

  /** @param {number} no @param {string} emoji @param {boolean} wanted */
  async #react(no, emoji, wanted) {
    const path = `${this.messages}/${no}/reactions/${encodeURIComponent(emoji)}`;
    try {
      this.changed(await call(wanted ? 'PUT' : 'DELETE', path));
    } catch (problem) {
      this.refused(problem);
    }
  }

  /** The usual ones, and a field for any other. */
  #offer() {
    const row = document.createElement('form');
    row.className = 'reactions';
    row.ariaLabel = t('reactions.title');
    row.append(...t('reactions.usual').split(' ').map(emoji => {
      const button = document.createElement('button');
      Object.assign(button, { type: 'button', textContent: emoji });
      button.addEventListener('click', () => this.#choose(emoji));
      return button;
    }));
    const other = document.createElement('input');
    Object.assign(other, { ariaLabel: t('reactions.other'), placeholder: '…', autocomplete: 'off', maxLength: 40 });
    row.append(other);
    row.addEventListener('submit', event => {
      event.preventDefault();
      const emoji = other.value.trim();
      if (emoji) this.#choose(emoji);
      other.value = '';
    });
    this.menu.prepend(row);
  }

  /** @param {string} emoji */
  #choose(emoji) {
    this.menu.hidePopover();
    this.#react(Number(this.menu.dataset.no), emoji, true);
  }
}
