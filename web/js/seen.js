import { call } from './api.js';
import { whenBack } from './dom.js';
import { t } from './texts.js';
import { local } from './time.js';

const every = 15_000;

/** @typedef {{online: boolean, lastSeenAt: string | null}} Profile */

/** What a profile says of someone's being here. @param {Profile} profile */
export const seenText = ({ online, lastSeenAt }, now = new Date()) =>
  online ? t('presence.online') : lastSeenAt ? t('presence.ago', { ago: local.ago(new Date(lastSeenAt), now) }) : '';

/** Keeps the line up to date that says whether someone is here, also of those one never talked with. */
export class Seen {
  /** @param {HTMLElement} line */
  constructor(line) {
    this.line = line;
    setInterval(() => document.hidden || this.#look(), every);
    whenBack(() => this.#look());
  }

  async #look() {
    const path = `/users/${encodeURIComponent(this.line.dataset.username ?? '')}`;
    const profile = await call('GET', path, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (!profile) return;
    this.line.textContent = seenText(profile);
    this.line.classList.toggle('online', profile.online);
  }
}
