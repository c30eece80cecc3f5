import { clone, get } from './dom.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

const most = 10;

/** The files that go with the next message: chosen, pasted or dropped, and uploaded while one writes. */
export class Tray {
  /** @type {Map<HTMLElement, {attachment?: Attachment, failed?: boolean}>} */
  #files = new Map();

  /** @param {HTMLElement} pane @param {() => void} changed */
  constructor(pane, changed) {
    this.list = get('#tray', pane);
    this.changed = changed;
    const input = /** @type {HTMLInputElement} */ (get('#attach', pane));
    get('.attach', pane).hidden = false;
    input.addEventListener('change', () => { this.#add(input.files); input.value = ''; });
    pane.addEventListener('paste', event => this.#paste(event, event.clipboardData));
    pane.addEventListener('dragover', event => event.dataTransfer?.types.includes('Files') && event.preventDefault());
    pane.addEventListener('drop', event => this.#drop(event, event.dataTransfer));
  }

  get empty() {
    return !this.#files.size;
  }

  /** Whether all of them have arrived. */
  get ready() {
    return [...this.#files.values()].every(({ attachment }) => attachment);
  }

  /** Whether one of them is still on its way, and none was refused. */
  get waiting() {
    return !this.ready && ![...this.#files.values()].some(({ failed }) => failed);
  }

  /** Hands them over, and is empty. @returns {Attachment[]} */
  take() {
    const all = [...this.#files.values()].flatMap(({ attachment }) => attachment ?? []);
    for (const item of this.#files.keys()) this.#remove(item);
    return all;
  }

  /** What is a text above all, as of a table, may come with a picture of it. @param {Event} event @param {DataTransfer | null} data */
  #paste(event, data) {
    if (!['text/plain', 'text/html'].every(type => data?.types.includes(type))) this.#drop(event, data);
  }

  /** @param {Event} event @param {DataTransfer | null} data */
  #drop(event, data) {
    if (!data?.files.length) return;
    event.preventDefault();
    this.#add(data.files);
  }

  /** @param {FileList | null} files */
  #add(files) {
    for (const file of [...(files ?? [])].slice(0, most + 1 - this.#files.size)) this.#start(file, this.#files.size === most);
  }

  /** @param {File} file @param {boolean} surplus one more than a message takes */
  async #start(file, surplus) {
    const item = clone('upload');
    const stop = new AbortController();
    const entry = { attachment: undefined, failed: false };
    this.#files.set(item, entry);
    get('.filename', item).textContent = file.name;
    get('.cancel', item).addEventListener('click', () => { stop.abort(); this.#remove(item); this.changed(); });
    this.list.append(item);
    this.list.hidden = false;
    try {
      if (surplus) throw new Error(t('problem.file.many'));
      const { upload } = await import('./upload.js').catch(() => { throw new Error(t('refused.offline')); });
      Object.assign(entry, { attachment: await upload(file, item, stop.signal) });
      item.classList.add('done');
    } catch (problem) {
      entry.failed = true;
      item.classList.add('failed');
      get('.reason', item).textContent = problem instanceof Error ? problem.message : String(problem);
    }
    this.changed();
  }

  /** @param {HTMLElement} item */
  #remove(item) {
    URL.revokeObjectURL(/** @type {HTMLImageElement} */ (get('img', item)).src);
    this.#files.delete(item);
    item.remove();
    this.list.hidden = this.empty;
  }
}
