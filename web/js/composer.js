import { composing, find, get, keepFocus } from './dom.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' @import {Shelf} from './shelf.js' @import {Tray} from './tray.js' */

/** What a message says that is not at hand. */
export const unseen = { authorName: '…', text: '…' };

/** From how many characters on it is told how many more fit. */
const much = 9_500;

const mouse = matchMedia('(hover: hover) and (pointer: fine)');

/** What it answers, or which message it is to replace, which may have files and no words. @typedef {{replyTo?: number, edits?: number, files?: boolean}} About */

/** Where one writes. What is written survives a reload, and so does what it is about. */
export class Composer {
  /** @type {Promise<() => void> | undefined} */
  #counter;
  /** @type {Promise<unknown> | undefined} */
  #mentioning;
  /** @type {About} */
  #about = {};
  /** What was being written before one began to change a message, and what about. */
  #aside = { text: '', about: this.#about, label: '' };

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
    this.label = get('span', this.strip);
    get('.cancel', this.strip).addEventListener('click', () => this.#cancel());
    this.waits = get('#waits');
    // whoever takes a file out means to look at the rest again; the tray hears of it after that
    tray.list.addEventListener('click', () => this.#wait(false), true);
    this.drafts = drafts;
    this.name = name;
    tray.put(this.#files);
    // one may have begun to write before the script was there
    if (this.draft.endsWith(this.text.value)) this.#write(this.draft);
    else this.#before(this.draft);

    form.noValidate = true;
    form.addEventListener('submit', event => this.#submit(event));
    this.text.addEventListener('keydown', event => this.#key(event));
    this.text.addEventListener('input', () => { this.#wait(false); this.#fit(); this.#keep(); this.#count(); this.#mention(); typed(this.text.value); });
    // another tab has sent or changed what both began with
    addEventListener('storage', () => {
      if (!document.hidden || this.#about.edits) return;
      this.#write(this.draft);
      tray.put(this.#files);
    });
    const button = get('.send', form);
    // a tap on the button would close the soft keyboard
    button.addEventListener('mousedown', event => event.preventDefault());
    // the second tap of two would send what had waited for a change to be sent
    button.addEventListener('click', event => event.detail > 1 && event.preventDefault());
    if (mouse.matches && document.activeElement === document.body) this.text.focus();
  }

  /** What was begun and not sent. */
  get draft() {
    return this.drafts.get(this.name) ?? '';
  }

  /** What was to go with it. @returns {Attachment[]} */
  get #files() {
    return JSON.parse(this.drafts.get(`${this.name}:files`) ?? '[]');
  }

  /**
   * Goes on with the answer or the change that was begun before the page was left.
   * @param {(no: number) => {authorName: string, text: string} | undefined} said what a message says, where it is at hand
   */
  resume(said) {
    const answered = Number(this.drafts.get(`${this.name}:answers`));
    const quote = answered ? said(answered) ?? unseen : undefined;
    const [edited] = this.drafts.entries().filter(([name]) => name.startsWith(this.#edit('')));
    keepFocus(() => {
      if (quote?.text) this.reply(answered, quote);
      else if (edited) this.edit(Number(edited[0].slice(this.#edit('').length)), edited[1], true);
    });
  }

  /** What was to be sent goes off once its files have arrived. */
  arrived() {
    this.#keepFiles();
    if (!this.waits.hidden && !this.tray.waiting) keepFocus(() => this.form.requestSubmit());
  }

  /** Whether it goes by itself as soon as it can. @param {boolean} so */
  #wait(so) {
    this.waits.hidden = !so;
  }

  /** @param {number} no @param {{authorName: string, text: string}} said */
  reply(no, { authorName, text }) {
    this.#leave();
    this.#enter({ replyTo: no }, t('composer.replying', { name: `\u2068${authorName}\u2069`, text: `\u2068${text}\u2069` }));
    this.drafts.set(`${this.name}:answers`, String(no));
  }

  /** Writes on at a message, or at what one has begun to make of it; what was being written waits. @param {number} no @param {string} body @param {boolean} files whether it may have some */
  edit(no, body, files) {
    if (!this.#about.edits) this.#aside = { text: this.text.value, about: this.#about, label: this.label.textContent ?? '' };
    this.#enter({ edits: no, files }, t('composer.editing'));
    this.#write(this.drafts.get(this.#edit(no)) ?? body);
  }

  /** A change has been stored. @param {number} no */
  edited(no) {
    if (this.#about.edits !== no) this.drafts.remove(this.#edit(no));
  }

  /** Says why a change was refused, and gives back what was written, unless one writes something else by now. @param {string} reason @param {number} no @param {string} [body] */
  refuse(reason, no, body) {
    if (body !== undefined && !this.text.value) this.edit(no, body, true);
    this.label.textContent = reason;
    this.strip.hidden = false;
  }

  /** @param {About} about @param {string} label */
  #enter(about, label) {
    this.#about = about;
    this.#wait(false);
    this.label.textContent = label;
    this.strip.hidden = false;
    this.text.focus();
  }

  /** Neither answers nor edits any more. */
  #leave() {
    const { text, about, label } = this.#about.edits ? this.#aside : { text: undefined, about: {}, label: '' };
    if (text === undefined) this.drafts.remove(`${this.name}:answers`);
    else this.#write(text);
    this.#about = about;
    this.label.textContent = label;
    this.strip.hidden = !label;
    this.text.focus();
  }

  /** Gives up what was begun at a message. */
  #cancel() {
    const { edits } = this.#about;
    if (edits) this.drafts.remove(this.#edit(edits));
    this.#leave();
  }

  /** Where a change is kept until it is stored. @param {number | string} no */
  #edit(no) {
    return `${this.name}:edit:${no}`;
  }

  #keep() {
    const name = this.#about.edits ? this.#edit(this.#about.edits) : this.name;
    this.#set(name, this.text.value);
  }

  #keepFiles() {
    const { files } = this.tray;
    this.#set(`${this.name}:files`, files.length ? JSON.stringify(files) : '');
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    if (value) this.drafts.set(name, value);
    else this.drafts.remove(name);
  }

  /** @param {string} text */
  #write(text) {
    this.text.value = text;
    this.#fit();
    this.#count();
  }

  /** Writes on where a message was refused. @param {string} body @param {Attachment[]} [files] */
  takeBack(body, files = []) {
    if (this.#about.edits) this.#leave();
    this.#wait(false);
    this.tray.put([...this.tray.files, ...files]);
    this.#keepFiles();
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
    if (!this.#about.edits && !this.tray.ready) {
      this.#wait(this.tray.waiting);
      return find('.failed .cancel', this.tray.list)?.focus();
    }
    this.#wait(false);
    const body = this.text.value.replace(/^\s*\n|\s+$/g, '');
    const about = this.#about;
    const files = about.edits ? [] : this.tray.take();
    if (about.edits && !body && !about.files) return this.#cancel();
    if (!about.edits) {
      this.#write('');
      this.#keep();
      this.#keepFiles();
    }
    this.#leave();
    if (body || files.length || about.edits) this.send(body, files, about);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (composing(event)) return;
    if (event.key === 'Escape' && !this.strip.hidden) {
      event.preventDefault();
      return this.#cancel();
    }
    if (event.key !== 'Enter') return;
    if (!(event.ctrlKey || event.metaKey || (mouse.matches && !event.shiftKey && !event.altKey))) return;
    event.preventDefault();
    if (!event.repeat) this.form.requestSubmit();
  }

  /** Has it told how much more fits, once that is little. */
  #count() {
    const { text } = this;
    if (text.value.length > much) this.#counter ??= import('./counter.js').then(({ counter }) => counter(text));
    this.#counter?.then(tell => tell(), () => (this.#counter = undefined));
  }

  /** Has it offer whom one may mention, from the first @ on. */
  #mention() {
    if (this.text.value.includes('@')) this.#mentioning ??= import('./mentioning.js').then(({ mentioning }) => mentioning(this.text)).catch(() => (this.#mentioning = undefined));
  }

  /** For browsers without `field-sizing`. */
  #fit() {
    if (CSS.supports('field-sizing', 'content')) return;
    this.text.style.height = 'auto';
    this.text.style.height = `${this.text.scrollHeight}px`;
  }
}
