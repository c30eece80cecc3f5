/** @import {Entry} from './contract.js' */

/** What a conversation is called. @param {Entry} entry */
export const title = ({ name, peer }) => peer?.displayName ?? name ?? '';

/** Where its page is. @param {Entry} entry */
export const path = ({ name, peer }) => (peer ? `/directs/${encodeURIComponent(peer.username)}` : `/rooms/${encodeURIComponent(name ?? '')}`);
