import { locks } from './locks.js';
import { shelf } from './shelf.js';
import { t } from './texts.js';

const base = '/api/v1';
/** Shorter than the time in which a refresh token may be shown again. */
const patience = 8_000;
const tabs = shelf('');

/** A refusal in the reader's words, or status 0 when there was no answer. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {number} [retryAfter] milliseconds
   */
  constructor(status, message, retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether the same request may succeed later. */
  get passing() {
    return [0, 401, 408, 425, 429].includes(this.status) || this.status >= 500;
  }
}

/** @typedef {{body?: unknown, headers?: Record<string, string>, signal?: AbortSignal, keepalive?: boolean, referrerPolicy?: ReferrerPolicy}} Options */

/**
 * Gives up after 20 s, unless told otherwise.
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<any>} the answer's JSON
 */
export const call = async (method, path, options) => (await ask(method, path, { signal: AbortSignal.timeout(20_000), ...options })).body;

/**
 * As `call`, with the server's wish about when to ask again.
 * @param {string} method
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<{body: any, retryAfter?: number}>}
 */
export async function ask(method, path, options = {}) {
  const asked = Date.now();
  const answer = await send(method, path, options);
  if (answer.status !== 401) return read(answer);
  await refresh(asked);
  return read(await send(method, path, options));
}

/** @param {string} method @param {string} path @param {Options} options */
const send = (method, path, { body, headers, ...rest }) =>
  fetch(base + path, {
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    ...rest,
  }).catch(() => { throw new Problem(0, t('refused.offline')); });

/** @param {Response} answer */
async function read(answer) {
  const after = Number(answer.headers.get('Retry-After'));
  const retryAfter = after ? after * 1000 : undefined;
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Problem(answer.status, explain(answer.status), retryAfter);
  if (body === null && answer.status !== 204) throw new Problem(0, t('refused.broken'));
  return { body, retryAfter };
}

/** @param {number} status */
const explain = status => {
  if ([403, 404, 410].includes(status)) return t('refused.gone');
  return [400, 413, 422].includes(status) ? t('refused.invalid') : t('refused.other', { status });
};

/** @type {Promise<unknown> | undefined} */
let refreshing;

/** One refresh for all who wait for it, in every tab: a refresh token works once. @param {number} asked */
const refresh = asked => (refreshing ??= locks.request('parley:refresh', {}, () => renew(asked)).finally(() => (refreshing = undefined)));

/** @param {number} asked */
async function renew(asked) {
  const last = Number(tabs.get('refreshed'));
  if (last > asked && last <= Date.now()) return;
  const answer = await send('POST', '/auth/refresh', { body: {}, signal: AbortSignal.timeout(patience) });
  if (answer.status === 401) {
    addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
    location.assign(`/signin?ended=true&next=${encodeURIComponent(location.pathname + location.search)}`);
    await new Promise(() => {});
  }
  await read(answer);
  tabs.set('refreshed', String(Date.now()));
}
