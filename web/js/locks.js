import { rest } from './pace.js';

/** @import {Locks} from './leader.js' */

/** The browser's own; where it has none, on plain http, leases stand in. Who asks again and again is not to spin where they cannot be had. @type {Locks} */
export const locks = globalThis.navigator?.locks ?? {
  request: (...wish) => import('./leases.js').then(({ leases }) => leases().request(...wish), () => rest(1000)),
};
