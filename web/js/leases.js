import { rest } from './pace.js';
import { shelf } from './shelf.js';

/** @import {Locks} from './leader.js' @import {Shelf} from './shelf.js' */

const life = 4000;
const renewal = 1000;

/**
 * What `navigator.locks` does, by leases in the browser's storage: for plain http, where there are no locks. Two tabs may
 * hold one for a moment, which costs a request and no more.
 * @param {Shelf} [kept]
 * @returns {Locks}
 */
export const leases = (kept = shelf('lease:')) => ({
  async request(name, { signal, steal }, work) {
    const me = Math.random().toString(36).slice(2);
    const holder = () => {
      const [id, until] = (kept.get(name) ?? '').split(' ');
      return Number(until) > Date.now() ? id : undefined;
    };
    const renew = () => kept.set(name, `${me} ${Date.now() + life}`);
    while (!steal && !signal?.aborted && holder()) await rest(renewal, signal);
    signal?.throwIfAborted();
    renew();
    const over = new AbortController();
    try {
      return await Promise.race([work(), guard(over.signal, () => holder() === me || !holder(), renew)]);
    } finally {
      over.abort();
      if (holder() === me) kept.remove(name);
    }
  },
});

/** Renews a lease until it is over, or has become another's. @param {AbortSignal} over @param {() => boolean} mine @param {() => void} renew */
const guard = async (over, mine, renew) => {
  while (!over.aborted) {
    await rest(renewal, over);
    if (!mine()) throw new DOMException('Another has taken it', 'AbortError');
    if (!over.aborted) renew();
  }
};
