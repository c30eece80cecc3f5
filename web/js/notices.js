import { get } from './dom.js';

/** @import {Push, State} from './push.js' */

/** Where notifications are turned on and off, with all that there is to say of it. The browser asks for permission only after a tap on the button. */
export class Notices {
  #busy = false;

  /** @param {HTMLElement} section @param {Push} push */
  constructor(section, push) {
    this.said = section.dataset;
    this.line = get('[role=status]', section);
    /** @type {HTMLButtonElement} */
    this.button = get('button', section);
    this.button.addEventListener('click', () => this.#do(this.button.value === 'off' ? () => push.turnOff() : () => push.turnOn()));
    this.#do(() => push.state()).then(() => { section.hidden = false; });
  }

  /** @param {() => Promise<State>} work */
  async #do(work) {
    if (this.#busy) return;
    this.#busy = true;
    try {
      this.#show(await work());
    } catch {
      this.line.textContent = this.said.failed ?? '';
      this.line.className = 'problem';
    }
    this.#busy = false;
  }

  /** @param {State} state */
  #show(state) {
    this.line.textContent = this.said[state] ?? '';
    this.line.className = '';
    this.button.hidden = state === 'unsupported' || state === 'blocked';
    this.button.value = state === 'on' ? 'off' : 'on';
    this.button.textContent = (state === 'on' ? this.said.turnOff : this.said.turnOn) ?? '';
  }
}
