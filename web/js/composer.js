import { get } from './dom.js';

/** @import {Shelf} from './shelf.js' */

const mouse = matchMedia('(hover: hover) and (pointer: fine)');

/** Where one writes. What is written survives a reload. */
export class Composer {
  /**
   * @param {HTMLFormElement} form
   * @param {Shelf} drafts
   * @param {string} name the draft's
   * @param {(body: string) => void} send
   * @param {(text: string) => void} typed
   */
  constructor(form, drafts, name, send, typed) {
    this.form = form;
    this.send = send;
    this.text = /** @type {HTMLTextAreaElement} */ (get('textarea', form));
    this.keep = () => (this.text.value ? drafts.set(name, this.text.value) : drafts.remove(name));
    this.text.value ||= drafts.get(name) ?? '';
    this.#fit();

    form.noValidate = true;
    form.addEventListener('submit', event => this.#submit(event));
    this.text.addEventListener('keydown', event => this.#key(event));
    this.text.addEventListener('input', () => { this.#fit(); this.keep(); typed(this.text.value); });
    // a tap on the button would close the soft keyboard
    get('button', form).addEventListener('mousedown', event => event.preventDefault());
    if (mouse.matches) this.text.focus();
  }

  /** Writes on where a message was refused. @param {string} body */
  takeBack(body) {
    this.text.value = [body, this.text.value].filter(text => text).join('\n');
    this.#fit();
    this.keep();
    this.text.focus();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    const body = this.text.value.replace(/^\s*\n|\s+$/g, '');
    this.text.value = '';
    this.#fit();
    this.keep();
    this.text.focus();
    if (body) this.send(body);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // keyCode 229: Safari ends a composition before it tells of the key that did so
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (!(event.ctrlKey || event.metaKey || (mouse.matches && !event.shiftKey && !event.altKey))) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  /** For browsers without `field-sizing`. */
  #fit() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.text.style.height = 'auto';
    this.text.style.height = `${this.text.scrollHeight}px`;
  }
}
