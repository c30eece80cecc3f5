import { whenBack } from './dom.js';
import { Notices } from './notices.js';
import { Push } from './push.js';

/** @import {Hearer} from './sync.js' */

/**
 * What being woken takes, for the few who want it.
 * @param {string} username
 * @param {HTMLElement | null} notices where it is turned on and off
 * @returns {Hearer} who wants to hear of news
 */
export const wake = (username, notices) => {
  const push = new Push(username);
  if (notices) new Notices(notices, push);
  push.renew().catch(() => {});
  const quiet = () => void push.quiet().catch(() => {});
  quiet();
  whenBack(quiet);
  return push;
};
