import { t } from './texts.js';
import { local } from './time.js';

/** @import {News, Person} from './contract.js' */

/** Who of those one talks with is here now, and since when the others are not. */
export class Presence {
  /** @type {Map<string, Person>} */
  #people = new Map();
  /** @type {(() => void)[]} */
  #watchers = [];
  /** Whether the server has told; until then its page knows better. */
  known = false;

  /** @param {string} me who need not be told */
  constructor(me) {
    this.me = me;
  }

  /** @param {Pick<News, 'presence'>} news */
  hear({ presence }) {
    this.known = true;
    if (!presence) return;
    this.#people = new Map(presence.filter(person => person.username !== this.me).map(person => [person.username, person]));
    for (const changed of this.#watchers) changed();
  }

  /** @param {() => void} changed */
  watch(changed) {
    this.#watchers.push(changed);
  }

  /** @param {string | undefined} username */
  isOnline(username) {
    return !!this.#people.get(username ?? '')?.online;
  }

  /** In words; nothing where nothing is known. @param {string} username */
  tell(username, now = new Date()) {
    const person = this.#people.get(username);
    if (person?.online) return t('online');
    return person?.since ? t('presence.ago', { ago: local.ago(new Date(person.since), now) }) : '';
  }
}
