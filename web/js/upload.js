import { call } from './api.js';
import { size } from './attachment.js';
import { get } from './dom.js';
import { Backoff } from './pace.js';
import { styled } from './styles.js';
import { t } from './texts.js';

/** @import {Attachment} from './contract.js' */

/** How often a file is sent again whose connection breaks. */
const tries = 2;

/** Files are shown once it is known how. */
export const dressed = styled('tray').catch(() => {});

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
 * Sends a file once; `fetch` tells of no progress.
 * @param {File} file
 * @param {(part: number) => void} progress from 0 to 1
 * @param {AbortSignal} stop
 */
const send = async (file, progress, stop) => {
  stop.throwIfAborted();
  const request = new XMLHttpRequest();
  const ended = new Promise(resolve => request.addEventListener('loadend', resolve));
  request.upload.addEventListener('progress', ({ loaded, total }) => progress(loaded / (total || 1)));
  request.open('POST', `/api/v1/attachments?name=${encodeURIComponent(file.name)}`);
  request.responseType = 'json';
  stop.addEventListener('abort', () => request.abort());
  request.send(file);
  await ended;
  stop.throwIfAborted();
  return request;
};

/**
 * The same until there is an answer: without a connection as soon as there is one, else a few times.
 * @param {Parameters<typeof send>} what
 */
const answered = async (...what) => {
  const [, progress, stop] = what;
  const pauses = new Backoff();
  for (let left = tries; ; left--) {
    const request = await send(...what);
    if (request.status || !left) return request;
    progress(0);
    await (navigator.onLine ? pauses.pause(stop) : online(stop));
  }
};

/** @param {AbortSignal} stop */
const online = stop => new Promise(done => {
  addEventListener('online', done, { once: true, signal: stop });
  stop.addEventListener('abort', done);
});

/** What the server would refuse is not sent at all. @param {File} file */
const check = file => {
  const largest = Number(get('#attach').dataset.largest);
  if (file.size > largest) throw new Error(t('problem.file.large', { most: size(largest) }));
};

/** Shows a picture, if it can be shown. @param {string} address @param {HTMLElement} item */
const preview = (address, item) => {
  const image = /** @type {HTMLImageElement} */ (get('img', item));
  image.addEventListener('error', () => (image.hidden = true));
  Object.assign(image, { src: address, hidden: false });
};

/**
 * Shows one that was sent before, if the server has it still; it keeps them for a day.
 * @param {Attachment} attachment
 * @param {HTMLElement} item what stands for it in the tray
 */
export const again = async (attachment, item) => {
  const address = `/api/v1/attachments/${attachment.id}`;
  const answer = await fetch(address, { method: 'HEAD' }).catch(() => undefined);
  if (answer?.status === 404) throw new Error(t('upload.gone'));
  if (attachment.width) preview(`${address}/thumbnail`, item);
  return attachment;
};

/**
 * Sends a file, and once more where one's sign-in has to be renewed.
 * @param {File} file
 * @param {HTMLElement} item what stands for it in the tray
 * @param {AbortSignal} stop
 * @returns {Promise<Attachment>}
 */
export const upload = async (file, item, stop) => {
  stop.throwIfAborted();
  if (file.type.startsWith('image/')) preview(URL.createObjectURL(file), item);
  check(file);
  const bar = /** @type {HTMLProgressElement} */ (get('progress', item));
  const answer = () => answered(file, part => (bar.value = part), stop);
  const first = await answer();
  if (first.status === 401) await call('GET', '/me');
  const request = first.status === 401 ? await answer() : first;
  if (request.status === 201) return request.response;
  throw new Error(why(request.status, request.response?.type ?? ''));
};
