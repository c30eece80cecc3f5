import { portray } from './avatar.js';

/** @import {Entry} from './contract.js' */

/** What a conversation is called: a room by its name, others by who is in them. @param {Entry} entry */
export const title = ({ kind, name, peer, peers }) =>
  kind === 'group' ? peers.map(({ displayName }) => displayName).join(', ') : peer?.displayName ?? name ?? '';

/** Where its page is. @param {Entry} entry */
export const path = ({ id, kind, name, peer }) => {
  if (kind === 'group') return `/groups/${id}`;
  return peer ? `/directs/${encodeURIComponent(peer.username)}` : `/rooms/${encodeURIComponent(name ?? '')}`;
};

/** Shows what it is, who it is with, and whether anybody may come in. @param {HTMLElement} avatar @param {Entry} entry */
export const emblem = (avatar, entry) => {
  avatar.className = `avatar ${entry.kind} ${entry.visibility}`;
  portray(avatar, path(entry), title(entry), entry.peer?.avatar);
};
