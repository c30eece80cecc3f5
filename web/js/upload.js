import { call } from './api.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

/** Why a file was not taken, in the reader's words. @param {number} status @param {string} type */
const why = (status, type) => {
  if (type.endsWith(':quota')) return t('upload.quota');
  if (type.endsWith(':too-many-pixels')) return t('upload.pixels');
  if (status === 413) return t('upload.large');
  if (status === 422) return t('upload.broken');
  if (status === 507) return t('upload.space');
  return status ? t('upload.failed') : t('refused.offline');
};

/**
 * Sends a file; `fetch` tells of no progress.
 * @param {File} file
 * @param {(part: number) => void} progress from 0 to 1
 * @param {AbortSignal} stop
 * @param {boolean} [again] whether to renew one's sign-in and try once more
 * @returns {Promise<Attachment>}
 */
export const upload = async (file, progress, stop, again = true) => {
  stop.throwIfAborted();
  const request = new XMLHttpRequest();
  const ended = new Promise(resolve => request.addEventListener('loadend', resolve));
  request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / (total || 1)));
  request.open('POST', `/api/v1/attachments?name=${encodeURIComponent(file.name)}`);
  request.responseType = 'json';
  stop.addEventListener('abort', () => request.abort());
  request.send(file);
  await ended;
  if (request.status === 201) return request.response;
  if (request.status !== 401 || !again) throw new Error(why(request.status, request.response?.type ?? ''));
  await call('GET', '/me');
  return upload(file, progress, stop, false);
};
