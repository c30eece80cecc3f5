import { get } from './dom.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' @import {Shelf} from './shelf.js' @import {Tray} from './tray.js' */

const mouse = matchMedia('(hover: hover) and (pointer: fine)');

/** What it answers, or which message it is to replace. @typedef {{replyTo?: number, edits?: number}} About */

/** Where one writes. What is written survives a reload, and so does what it is about. */
export class Composer {
  #waits = false;
  /** @type {About} */
  #about = {};

  /**
   * @param {HTMLFormElement} form
   * @param {Shelf} drafts
   * @param {string} name the draft's
   * @param {Tray} tray
   * @param {(body: string, files: Attachment[], about: About) => void} send
   * @param {(text: string) => void} typed
   */
  constructor(form, drafts, name, tray, send, typed) {
    this.form = form;
    this.send = send;
    this.tray = tray;
    this.text = /** @type {HTMLTextAreaElement} */ (get('textarea', form));
    this.strip = get('#strip', form);
    get('.cancel', this.strip).addEventListener('click', () => this.#leave());
    this.drafts = drafts;
    this.name = name;
    // one may have begun to write before the script was there
    if (this.draft.endsWith(this.text.value)) this.#write(this.draft);
    else this.#before(this.draft);

    form.noValidate = true;
    form.addEventListener('submit', event => this.#submit(event));
    this.text.addEventListener('keydown', event => this.#key(event));
    this.text.addEventListener('input', () => { this.#fit(); this.#keep(); typed(this.text.value); });
    // a tap on the button would close the soft keyboard
    get('.send', form).addEventListener('mousedown', event => event.preventDefault());
    if (mouse.matches && document.activeElement === document.body) this.text.focus();
  }

  /** What was begun and not sent. */
  get draft() {
    return this.drafts.get(this.name) ?? '';
  }

  /**
   * Goes on with the answer or the change that was begun before the page was left.
   * @param {(no: number) => {authorName: string, text: string} | undefined} said what a message says, where it is at hand
   */
  resume(said) {
    const [deed, no] = (this.drafts.get(`${this.name}:about`) ?? '').split(' ');
    const quote = said(Number(no));
    const wording = this.drafts.get(`${this.name}:edit`);
    if (deed === 'replyTo' && quote?.text) this.reply(Number(no), quote);
    if (deed === 'edits' && wording) this.edit(Number(no), wording);
  }

  /** What was to be sent goes off once its files have arrived. */
  arrived() {
    if (this.#waits && !this.tray.waiting) this.form.requestSubmit();
  }

  /** @param {number} no @param {{authorName: string, text: string}} said */
  reply(no, { authorName, text }) {
    this.#leave();
    this.#enter({ replyTo: no }, t('composer.replying', { name: authorName, text }));
  }

  /** Writes on at a message; what was being written waits as a draft. @param {number} no @param {string} body */
  edit(no, body) {
    this.#enter({ edits: no }, t('composer.editing'));
    this.#write(body);
    this.#keep();
  }

  /** Says why a change was refused, and gives back what was written. @param {string} reason @param {number} no @param {string} [body] */
  refuse(reason, no, body) {
    if (body !== undefined) this.edit(no, body);
    get('span', this.strip).textContent = reason;
    this.strip.hidden = false;
  }

  /** @param {About} about @param {string} label */
  #enter(about, label) {
    this.#about = about;
    for (const [deed, no] of Object.entries(about)) this.drafts.set(`${this.name}:about`, `${deed} ${no}`);
    get('span', this.strip).textContent = label;
    this.strip.hidden = false;
    this.text.focus();
  }

  /** Neither answers nor edits any more. */
  #leave() {
    const { edits } = this.#about;
    this.#about = {};
    for (const part of ['about', 'edit']) this.drafts.remove(`${this.name}:${part}`);
    this.strip.hidden = true;
    if (edits) this.#write(this.draft);
    this.text.focus();
  }

  #keep() {
    const name = this.#about.edits ? `${this.name}:edit` : this.name;
    if (this.text.value) this.drafts.set(name, this.text.value);
    else this.drafts.remove(name);
  }

  /** @param {string} text */
  #write(text) {
    this.text.value = text;
    this.#fit();
  }

  /** Writes on where a message was refused. @param {string} body */
  takeBack(body) {
    this.#before(body);
    this.text.focus();
  }

  /** Puts a text before what is being written. @param {string} body */
  #before(body) {
    this.#write([body, this.text.value].filter(text => text).join('\n'));
    this.#keep();
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (!this.tray.ready) return void (this.#waits = this.tray.waiting);
    this.#waits = false;
    const body = this.text.value.replace(/^\s*\n|\s+$/g, '');
    const about = this.#about;
    const files = about.edits ? [] : this.tray.take();
    this.#write('');
    this.#keep();
    this.#leave();
    if (body || files.length) this.send(body, files, about);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Escape' && !this.strip.hidden) return this.#leave();
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
