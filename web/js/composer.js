import { get } from './dom.js';

/** @import {Attachment} from './contract.js' @import {Shelf} from './shelf.js' @import {Tray} from './tray.js' */

const mouse = matchMedia('(hover: hover) and (pointer: fine)');

/** Where one writes. What is written survives a reload. */
export class Composer {
  #waits = false;

  /**
   * @param {HTMLFormElement} form
   * @param {Shelf} drafts
   * @param {string} name the draft's
   * @param {Tray} tray
   * @param {(body: string, files: Attachment[]) => void} send
   * @param {(text: string) => void} typed
   */
  constructor(form, drafts, name, tray, send, typed) {
    this.form = form;
    this.send = send;
    this.tray = tray;
    this.text = /** @type {HTMLTextAreaElement} */ (get('textarea', form));
    this.keep = () => (this.text.value ? drafts.set(name, this.text.value) : drafts.remove(name));
    this.text.value ||= drafts.get(name) ?? '';
    this.#fit();

    form.noValidate = true;
    form.addEventListener('submit', event => this.#submit(event));
    this.text.addEventListener('keydown', event => this.#key(event));
    this.text.addEventListener('input', () => { this.#fit(); this.keep(); typed(this.text.value); });
    // a tap on the button would close the soft keyboard
    get('.send', form).addEventListener('mousedown', event => event.preventDefault());
    if (mouse.matches) this.text.focus();
  }

  /** What was to be sent goes off once its files have arrived. */
  arrived() {
    if (this.#waits && !this.tray.waiting) this.form.requestSubmit();
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
    if (!this.tray.ready) return void (this.#waits = this.tray.waiting);
    this.#waits = false;
    const body = this.text.value.replace(/^\s*\n|\s+$/g, '');
    this.text.value = '';
    this.#fit();
    this.keep();
    this.text.focus();
    const files = this.tray.take();
    if (body || files.length) this.send(body, files);
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
