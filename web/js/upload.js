import { call } from './api.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

/** Why a file was not taken, in the reader's words. @param {number} status @param {string} type */
export const why = (status, type) => {
  if (type.endsWith(':quota')) return t('upload.quota');
  if (type.endsWith(':too-many-pixels')) return t('upload.pixels');
  if (status === 413) return t('upload.large');
  if (status === 422) return t('upload.broken');
  if (status === 507) return t('upload.space');
  return status ? t('upload.failed') : t('refused.offline');
};

/** A file on its way to the server; `fetch` tells of no progress. */
export class Upload {
  #request = new XMLHttpRequest();

  /**
   * @param {File} file
   * @param {(part: number) => void} progress from 0 to 1
   */
  constructor(file, progress) {
    this.file = file;
    this.progress = progress;
    /** @type {Promise<Attachment>} */
    this.done = this.#send(true);
  }

  cancel() {
    this.#request.abort();
  }

  /** @param {boolean} again whether to renew one's sign-in and try once more @returns {Promise<Attachment>} */
  async #send(again) {
    const request = new XMLHttpRequest();
    this.#request = request;
    const ended = new Promise(resolve => request.addEventListener('loadend', resolve));
    request.upload.addEventListener('progress', ({ loaded, total }) => this.progress(loaded / (total || 1)));
    request.open('POST', `/api/v1/attachments?name=${encodeURIComponent(this.file.name)}`);
    request.responseType = 'json';
    request.send(this.file);
    await ended;
    if (request.status === 201) return request.response;
    if (request.status !== 401 || !again) throw new Error(why(request.status, request.response?.type ?? ''));
    await call('GET', '/me');
    return this.#send(false);
  }
}
