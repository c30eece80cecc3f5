import { call } from './api.js';
import { clone, find, get, numberOf } from './dom.js';
import { styled } from './styles.js';
import { t } from './texts.js';

/** @import {Message, Reaction} from './contract.js' @import {Timeline} from './timeline.js' */

/** What is given often besides the usual ones, for whoever has no keyboard of emoji. */
const further = `
  👎 👏 🙏 👌 🤝 💪 👋 👀
  😀 😄 😅 🤣 🙂 😉 😊 😍
  🥰 😘 😋 😎 🤔 🤨 😐 🙄
  😕 😭 😡 😱 🤯 🥳 😴 🤷
  ✅ ❌ ⭐ 🔥 💯 ✨ 🚀 💡
  💔 💙 💚 ☕ 🍻 🎂 🌞 ⚠️
`;

/** The emoji of a text, between which there is space. @param {string} text */
const listed = text => text.trim().split(/\s+/);

/** Emoji below the messages, and the row of them in a message's menu. */
export class Reactions {
  /** @type {Promise<unknown> | undefined} */
  #dress;

  /**
   * @param {HTMLElement} menu which knows the number of its message
   * @param {Timeline} timeline
   * @param {string} messages the path of the conversation's messages
   * @param {(message: Message) => void} changed
   * @param {(problem: any, no: number) => void} refused
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
      this.refused(problem, no);
    }
  }

  /** The usual ones, and a way to any other. */
  #offer() {
    const row = document.createElement('div');
    Object.assign(row, { className: 'reactions', role: 'group', ariaLabel: t('reactions.title') });
    const others = this.#others();
    const way = this.#button('+', () => this.#unfold(others, way));
    Object.assign(way, { ariaLabel: t('reactions.other'), ariaExpanded: 'false' });
    row.append(...listed(t('reactions.usual')).map(one => this.#choice(one)), way);
    this.menu.prepend(row, others);
    this.menu.addEventListener('toggle', () => {
      others.hidden = true;
      way.ariaExpanded = 'false';
    });
  }

  /** Those that are given less often, and a field for any at all. */
  #others() {
    const others = document.createElement('form');
    Object.assign(others, { className: 'others', hidden: true, ariaLabel: t('reactions.other') });
    const field = document.createElement('input');
    Object.assign(field, { ariaLabel: t('reactions.other'), placeholder: t('reactions.other'), autocomplete: 'off', maxLength: 40 });
    others.append(...listed(further).map(one => this.#choice(one)), field);
    others.addEventListener('submit', event => {
      event.preventDefault();
      const typed = field.value.trim();
      if (typed) this.#choose(typed);
      field.value = '';
    });
    return others;
  }

  /** @param {HTMLElement} others @param {HTMLElement} way */
  async #unfold(others, way) {
    const unfolds = others.hidden;
    await (this.#dress ??= styled('reactions')).catch(() => (this.#dress = undefined));
    others.hidden = !unfolds;
    way.ariaExpanded = String(unfolds);
    if (unfolds) get('button', others).focus();
  }

  /** @param {string} emoji */
  #choice(emoji) {
    return this.#button(emoji, () => this.#choose(emoji));
  }

  /** @param {string} label @param {() => void} press */
  #button(label, press) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', textContent: label });
    button.addEventListener('click', press);
    return button;
  }

  /** @param {string} emoji */
  #choose(emoji) {
    this.menu.hidePopover();
    this.#react(Number(this.menu.dataset.no), emoji, true);
  }
}
