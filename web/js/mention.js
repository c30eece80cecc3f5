/** Somebody whom one may mention. @typedef {{username: string, displayName: string, avatar?: string | null}} Mentionable */

const most = 5;
const begun = /(?<![\p{L}\p{M}\p{N}._-])@((?:[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)?)$/u;
const ending = /^[\p{L}\p{M}\p{N}._-]*/u;

/** A text without case and accents, as people type what they look for. @param {string} text */
export const plain = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The mention that one is writing: what stands between an @ and the caret, and where it begins and ends.
 * @param {string} text
 * @param {number} caret
 */
export const mentionAt = (text, caret) => {
  const name = begun.exec(text.slice(0, caret))?.[1];
  if (name === undefined) return undefined;
  return { name, from: caret - name.length - 1, to: caret + (ending.exec(text.slice(caret))?.[0].length ?? 0) };
};

/**
 * Those whose username, or a word of whose name, begins with that: first who has just that username, then by username.
 * @param {Mentionable[]} people
 * @param {string} name
 */
export const meant = (people, name) => {
  const begins = plain(name);
  /** @param {Mentionable} person */
  const rank = ({ username, displayName }) => {
    if (plain(username) === begins) return 0;
    if (plain(username).startsWith(begins)) return 1;
    return displayName.split(/\s+/).some(word => plain(word).startsWith(begins)) ? 2 : 3;
  };
  return people.filter(person => rank(person) < 3).sort((a, b) => rank(a) - rank(b)).slice(0, most);
};

/** Whether there is nothing to add to what is written. @param {Mentionable[]} people @param {string} name */
export const isWhole = ([first, ...others], name) => !!first && !others.length && plain(first.username) === plain(name);
