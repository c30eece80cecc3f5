import { clone, get } from './dom.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

const most = 10;
const arrived = 'upload done';

/** @typedef {{attachment?: Attachment, failed?: boolean}} Entry */

/** The files that go with the next message: chosen, pasted or dropped, and uploaded while one writes. */
export class Tray {
  /** @type {Map<HTMLElement, Entry>} */
  #files = new Map();

  /** @param {HTMLElement} pane @param {() => void} changed */
  constructor(pane, changed) {
    this.list = get('#tray', pane);
    this.changed = changed;
    this.input = /** @type {HTMLInputElement} */ (get('#attach', pane));
    get('.attach', pane).hidden = false;
    this.input.addEventListener('change', () => { this.#add(this.input.files); this.input.value = ''; });
    // wherever on the page, which a browser would leave for a file that is dropped
    addEventListener('paste', event => this.#paste(event, event.clipboardData));
    addEventListener('dragover', event => event.dataTransfer?.types.includes('Files') && event.preventDefault());
    addEventListener('drop', event => this.#drop(event, event.dataTransfer));
  }

  /** Those that have arrived. */
  get files() {
    return [...this.#files.values()].flatMap(({ attachment }) => attachment ?? []);
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
    const all = this.files;
    for (const item of this.#files.keys()) this.#remove(item);
    return all;
  }

  /** Has these that had arrived before, and no others but what is on its way. @param {Attachment[]} files */
  put(files) {
    const missing = new Map(files.map(file => [file.id, file]));
    for (const [item, { attachment }] of this.#files) if (attachment && !missing.delete(attachment.id)) this.#remove(item);
    for (const file of missing.values()) this.#lay(file.name, file, (part, item) => part.then(({ again }) => again(file, item), () => file));
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
    for (const file of [...(files ?? [])].slice(0, Math.max(0, most + 1 - this.#files.size))) {
      this.#lay(file.name, undefined, async (part, item, stop) => {
        const { upload } = await part.catch(() => { throw new Error(t('refused.offline')); });
        return upload(file, item, stop);
      });
    }
  }

  /**
   * @param {string} name
   * @param {Attachment | undefined} attachment where it has arrived before
   * @param {(part: Promise<typeof import('./upload.js')>, item: HTMLElement, stop: AbortSignal) => Promise<Attachment>} arrival
   */
  async #lay(name, attachment, arrival) {
    const item = clone('upload');
    const stop = new AbortController();
    const part = import('./upload.js');
    const surplus = this.#files.size >= most;
    /** @type {Entry} */
    const entry = surplus ? {} : { attachment };
    this.#files.set(item, entry);
    if (entry.attachment) item.className = arrived;
    get('.filename', item).textContent = name;
    get('.cancel', item).addEventListener('click', () => { stop.abort(); this.#remove(item); this.input.focus(); this.changed(); });
    this.list.append(item);
    part.then(({ dressed }) => dressed, () => {}).then(() => (this.list.hidden = !this.#files.size));
    try {
      if (surplus) throw new Error(t('problem.file.many'));
      entry.attachment = await arrival(part, item, stop.signal);
      item.className = arrived;
    } catch (problem) {
      Object.assign(entry, { attachment: undefined, failed: true });
      item.className = 'upload failed';
      get('.reason', item).textContent = problem instanceof Error ? problem.message : String(problem);
    }
    this.changed();
  }

  /** @param {HTMLElement} item */
  #remove(item) {
    URL.revokeObjectURL(/** @type {HTMLImageElement} */ (get('img', item)).src);
    this.#files.delete(item);
    item.remove();
    this.list.hidden = !this.#files.size;
  }
}
